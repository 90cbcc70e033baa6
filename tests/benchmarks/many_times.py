"""The sample workshop several times over: a file as large as no workshop has been yet."""

import copy
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path

_CODE = re.compile(r"(TN|BP|ST|GP|CL|HF|LZ|HZ|PI|KL|AB|EN|FO|TS|MP|K)-([0-9]+)")
_STEP = 200  # more than the sample has of anything but cards
_STEP_OF_CARDS = 2_000
_REPEATED = (
    *("teilnehmende", "projekte_bestand", "statistik", "gute_praxis", "karten", "cluster"),
    *("handlungsfelder", "abstimmungen", "leitziele", "handlungsziele", "projektideen"),
    *("massnahmenplan", "themenspeicher", "entscheidungen", "fotos"),
)
_TITLED = ("titel", "nachname")
_PLACES = ("", " Nord", " Süd", " Ost", " West", " Mitte", " Altstadt", " Hafen", " Berg", " Tal")


def make_many_times(path: Path, times: int) -> Path:
    """A workshop with all lists of the sample so many times; links stay within one copy."""
    document = json.loads(resource_path("sample", "stadt_brueckstadt.json").read_text("utf-8"))
    sample = copy.deepcopy(document)
    for number in range(1, times):
        for key in _REPEATED:
            document[key] += [_renumbered(entry, number) for entry in sample[key]]
        document["klima"]["items"] += [
            _renumbered(entry, number) for entry in sample["klima"]["items"]
        ]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "gross.json")
        source.write_text(json.dumps(document), "utf-8")
        read_workshop(source, path)
    return path


def _renumbered(value: Any, number: int) -> Any:
    """The same with other codes, and with other names where people tell things by them."""
    match value:
        case dict():
            return {
                key: f"{entry}{_PLACES[number % len(_PLACES)]}"
                if key in _TITLED
                else _renumbered(entry, number)
                for key, entry in value.items()
            }
        case list():
            return [_renumbered(entry, number) for entry in value]
        case str() if found := _CODE.fullmatch(value):
            step = _STEP_OF_CARDS if found[1] == "K" else _STEP
            return f"{found[1]}-{int(found[2]) + number * step:03}"
        case _:
            return value
