"""The register of rules is section 5 of the domain description: no rule more, none less."""

import inspect
import re
from pathlib import Path

import pytest

from workshop_app.concept.check.checking import RULES
from workshop_app.concept.check.findings import Severity

# Code, condition and severity as the description of the domain has them; / parts severities.
SECTION_5 = """
K01 | Leitbild or overall aim empty (< 20 words) | F
K02 | Integrationsverständnis empty or < 40 words | W
K03 | no Bestandsprojekt or no Statistik at all | F
K04 | selected Handlungsfeld without Leitziel | F
K05 | Leitziel without Handlungsziel | F
K06 | Leitziel without linked data (Beleg) | W
K07 | Statistik without source, Stichtag, unit or Raumbezug | F
K08 | Stichtag more than 5 years before workshop | W
K09 | Raumbezug differs from municipality level: W without Hinweis, H with | W/H
K10 | AZR and BVF/MR values both used → remark in Quellenverzeichnis; same ratio → W | H/W
K11 | Handlungsziel without indicator | F
K12 | indicator without Ausgangswert, Zielwert or Datenquelle | W
K13 | Handlungsziel without Frist, or Frist before workshop day | F
K14 | goal text has only soft verbs and no number/date, or < 5 words | W
K15 | goal text reads as measure (starts Einrichtung/Durchführung/Aufbau/Schaffung von…) | H
K16 | Projektidee without responsible, or „Verwaltung“, „Stadt“, „Landkreis“, „alle“, „N.N.“ only | F
K17 | Zusage not „zugesagt“, or responsible organisation not among TN and no consent note | W
K18 | more than one lead, or „alle“ | W
K19 | no amount and not marked kostenneutral, or no Finanzierung | W
K20 | no period, end before begin, end before workshop; > 5 years without milestone = W | F/W
K21 | target group empty or „alle“ | W
K22 | no Erfolgsindikator | W
K23 | no Quick-Win or no Schwerpunkt (A) project | H
K24 | one body leads > 3 projects, or > 25 projects, or > 8 HF | H
K25 | > 50 % of projects hang on time-limited or unapplied funds | H
K26 | Handlungsfeld choice without vote/decision, or rejected field without reason | W
K27 | points > voters × points per person, or option above cap = F; number differs from formula = H | F/H
K28 | one of Politik/Verwaltung/MO missing on a day, or HF group without MO member | W/H
K29 | no Koordination, no Steuerungsgruppe, or no Berichtswesen with interval | F
K30 | no evaluation / monitoring rule, no responsible | F
K31 | Beschlussweg without deciding body and date, or only Kenntnisnahme | W
K32 | no field addresses Aufnahmegesellschaft / all residents | H
K33 | good practice without source or transfer note | H
K34 | export contains personal data without consent, identifiable photo of a refusing person, or value allowing inference to individuals (intern) | F
K35 | accessibility: no title/language, skipped heading level, image without alt text, table without header row, contrast < 4.5:1, font < 11 pt, empty paragraphs as spacing, merged cells | F
K36 | Themenspeicher item without Verbleib | W
K37 | illegible/unsure card open, or card without cluster | H
K38 | number in free text not equal to the linked Statistik | H
K39 | main text > 60 pages or no Zusammenfassung ≤ 2 pages | H
K40 | mixed terms without glossary (Migrationshintergrund/-geschichte/Ausländer) | H
K41 | Maßnahmenplan row without wer, bis or ergebnis | W
K42 | two projects with near-equal titles (duplicate) | H
K43 | no next step within 100 days for an A project | W
K44 | legal competence (Kreis/Land/Bund) not marked for a project outside own power | H
K45 | minority vote present but not shown in export | W
"""  # noqa: E501 (a table)
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in SECTION_5.split("\n") if line]
SEVERITIES = {"F": Severity.ERROR, "W": Severity.WARNING, "H": Severity.HINT}
DOCUMENT = (Path(__file__).resolve().parents[3] / "docs" / "konzept-check.md").read_text("utf-8")
DOCUMENTED = {rule.code: " ".join(inspect.getdoc(rule.find).split()) for rule in RULES}


def test_the_register_has_exactly_the_rules_of_the_description():
    assert [rule.code for rule in RULES] == [code for code, _condition, _severity in ROWS]
    assert [rule.code for rule in RULES] == [f"K{number:02}" for number in range(1, 46)]


@pytest.mark.parametrize(("code", "condition", "letters"), ROWS, ids=[row[0] for row in ROWS])
def test_a_rule_has_its_text_and_severities(code, condition, letters):
    (rule,) = [rule for rule in RULES if rule.code == code]

    assert condition in DOCUMENT
    assert set(rule.severities) == {SEVERITIES[letter] for letter in letters.split("/")}
    assert re.search(rf"\(domain\.md s(ection|\.) 5, {code}\)", DOCUMENTED[code])


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_demands_something_in_one_german_sentence(rule):
    assert re.fullmatch(r"[A-ZÄÖÜ][^.?!]*\.", rule.demand)
    assert len(rule.demand) <= 90
    assert list(rule.severities) == sorted(rule.severities, key=list(Severity).index)


def test_the_document_lists_each_rule_with_condition_severity_and_demand():
    lines = [line for line in DOCUMENT.splitlines() if re.match(r"\| K\d\d ", line)]
    demands = {rule.code: rule.demand for rule in RULES}

    assert lines == [
        f"| {code} | {letters} | {condition} | {demands[code]} |"
        for code, condition, letters in ROWS
    ]


def test_each_rule_is_a_function_of_its_own():
    assert len({rule.find for rule in RULES}) == len(RULES)
