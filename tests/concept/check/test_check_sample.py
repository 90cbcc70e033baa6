"""The check of the sample workshop: nothing is found that is not there, and all that is."""

import json

import pytest

from workshop_app.concept.check import Severity, check, summary
from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

# Path in the file (objects by their code), damaged value, and what the check must say of it.
FIRST_DAMAGES = [
    ("leitbild.text", "Wir bauen Brücken.", "K01"),
    ("kommune.integrationsverstaendnis", "", "K02"),
    ("projekte_bestand", [], "K03"),
    ("leitziele.LZ-04.belege", [], "K06 LZ-04"),
    ("statistik.ST-12.quelle", "", "K07 ST-12"),
    ("statistik.ST-13.wert", None, ""),
    ("statistik.ST-01.stichtag", "2019-12-31", "K08 ST-01"),
    ("handlungsziele.HZ-03.indikator", None, "K11 HZ-03"),
    ("handlungsziele.HZ-04.ausgangswert", None, "K12 HZ-04"),
    ("handlungsziele.HZ-05.frist", None, "K13 HZ-05"),
    ("handlungsziele.HZ-06.frist", "2026-06-30", "K13 HZ-06"),
    ("projektideen.PI-04.verantwortlich", "Stadt Brückstadt", "K16 PI-04"),
    ("projektideen.PI-05.verantwortlich", "N.N.", "K16 PI-05"),
    ("projektideen.PI-06.finanzierung", None, "K19 PI-06"),
    ("projektideen.PI-07.ende", "2027-01-31", "K20 PI-07"),
    ("projektideen.PI-08.ende", "2033-12-31", "K20 PI-08"),
    ("handlungsfelder.HF-07.begruendung_nichtauswahl", None, "K26 HF-07"),
    ("abstimmungen.AB-01.punkte_pro_person", 4, "K27 AB-01"),
    ("abstimmungen.AB-02.abweichung_von_standard", "", "K27 AB-02"),
    ("strukturen.steuerungsgruppe", None, "K29"),
    ("strukturen.evaluation", None, "K30"),
    ("strukturen.beschlussweg", [], "K31"),
    ("themenspeicher.TS-04.verbleib", None, "K36 TS-04"),
    ("massnahmenplan.MP-04.wer", "", "K41 MP-04"),
]
SECOND_DAMAGES = [
    ("statistik", [], "K03"),
    *[(f"leitziele.LZ-0{number}.belege", [], f"K06 LZ-0{number}") for number in range(1, 6)],
    ("leitziele.LZ-05.handlungsfeld", "HF-06", "K04 HF-05"),
    ("handlungsziele.HZ-03.leitziel", "LZ-01", ""),
    ("handlungsziele.HZ-04.leitziel", "LZ-01", "K05 LZ-02"),
    ("abstimmungen", [], "K26"),
    ("entscheidungen", [], ""),
    ("strukturen.berichtswesen.turnus_monate", None, "K29"),
    ("strukturen.evaluation.zustaendig", "", "K30"),
    ("strukturen.beschlussweg.2.art", "Kenntnisnahme", "K31"),
]

SAMPLE_FINDINGS = [("K09", "ST-16", Severity.HINT), ("K37", "K-042", Severity.HINT)]


def put(document, path, value):
    *parents, last = path.split(".")
    place = document
    for key in parents:
        place = element(place, key)
    place[last] = value


def element(place, key):
    if isinstance(place, dict):
        return place[key]
    if key.isdecimal():
        return place[int(key)]
    return next(entry for entry in place if entry["id"] == key)


def test_the_sample_has_only_what_is_really_there(sample):
    """A figure of the whole Kreis, with its remark, and a card that somebody could not read."""
    findings = check(sample)

    assert [(one.rule, one.object_code, one.severity) for one in findings] == SAMPLE_FINDINGS
    assert summary(findings).rules_fulfilled == 45 - len(SAMPLE_FINDINGS)


@pytest.mark.parametrize("damages", [FIRST_DAMAGES, SECOND_DAMAGES], ids=["first", "second"])
def test_the_check_finds_what_was_damaged_and_nothing_else(tmp_path, damages):
    source, target = tmp_path / "schadhaft.json", tmp_path / "Schadhaft.workshop"
    document = json.loads(resource_path("sample", "stadt_brueckstadt.json").read_text("utf-8"))
    for path, value, _expected in damages:
        put(document, path, value)
    source.write_text(json.dumps(document), "utf-8")
    read_workshop(source, target)

    with WorkshopFile.open(target, for_writing=False) as workshop:
        found = [f"{finding.rule} {finding.object_code}".strip() for finding in check(workshop)]

    known = [f"{rule} {code}" for rule, code, _severity in SAMPLE_FINDINGS]
    expected = [each for *_rest, each in damages if each and each not in known]
    assert sorted(each for each in found if each not in known) == sorted(expected)
