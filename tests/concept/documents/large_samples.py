"""The sample many times over, and with texts that are far too long."""

import json
import re
from pathlib import Path
from typing import Any

from samples import SAMPLE, a_sample

from workshop_app.concept.reading import read_snapshot
from workshop_app.concept.snapshot import Snapshot
from workshop_app.exchange.reader import read_workshop
from workshop_app.storage.workshop_file import WorkshopFile

LONG_WORD = "Donaudampfschifffahrtsgesellschaftsverwaltungsvorschriftenentwurf"
_CODE = re.compile(r'"([A-Z]{1,2})-(\d+)"')
_NESTED = {"klima", "swot", "strukturen"}
_ONCE = {"zeitprotokoll"}  # a line for each step
_NO_PROSE = {"status", "schritt", "datum", "beginn", "ende", "bis", "typ", "art", "schema"}
_NO_PROSE |= {"einheit", "gruppe", "prioritaet", "freigabe", "stichtag", "richtung", "farbe"}


def sample_snapshot(
    folder: Path, *, times: int = 1, stretched: bool = False, fill: Any = None
) -> Snapshot:
    """What leaves the sample, so many times over."""
    with sample_file(folder, times=times, stretched=stretched) as workshop:
        if fill is not None:
            with workshop.change("Gefüllt") as session:
                fill(session)
        with workshop.read() as session:
            return read_snapshot(session)


def sample_file(folder: Path, *, times: int = 1, stretched: bool = False) -> WorkshopFile:
    """The sample as a file of its own; close it."""
    if times == 1 and not stretched:
        return WorkshopFile.open(a_sample(folder / "Muster.workshop"))
    text = SAMPLE.read_text("utf-8")
    content = json.loads(text)
    for number in range(1, times):
        copy = _CODE.sub(lambda code: f'"{code[1]}-{int(code[2]) + 1000 * number}"', text)  # noqa: B023 (used at once)
        _add(content, json.loads(copy))
    if stretched:
        content = _stretched(content)
    source, target = folder / f"{times}{stretched}.json", folder / f"{times}{stretched}.workshop"
    source.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    read_workshop(source, target)
    return WorkshopFile.open(target)


def _add(content: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in content.items():
        if key in _ONCE:
            continue
        if isinstance(value, list):
            value.extend(more[key])
        elif key in _NESTED:
            _add(value, more[key])


def _stretched(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _stretched(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_stretched(inner, key) for inner in value]
    is_prose = isinstance(value, str) and " " in value and key not in _NO_PROSE
    return f"{value} {LONG_WORD} " + f"{value} " * 8 if is_prose else value
