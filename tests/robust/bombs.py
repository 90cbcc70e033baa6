"""Small files that would take hours or gigabytes: how long, and how much memory, they get.

Each bomb goes off in a process of its own, forked from one that has imported the app.
``python -m tests.robust.bombs --all`` prints a line of JSON for each.
"""

import json
import os
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from tests.robust.entrance import flaw_of
from workshop_app.storage.errors import WorkshopError

_MOST_SECONDS = 20  # of the processor; on a slow machine, too
_MOST_MEMORY = 800_000_000  # bytes more than the app has without any bomb
_MOST_OF_TEMPLATE = 220_000_000
_LARGEST_SPACE = 6_000_000_000  # of addresses; what goes beyond is no danger for the machine
_MEBIBYTE = 1024 * 1024
_START = b'{"schema":"integrationsworkshop/1","kommune":{"name":"A"},'


@dataclass(frozen=True)
class Bomb:
    """A file and the entrance that it is for."""

    name: str
    feed: Callable[[Path], None]
    put: Callable[[Path], None]
    is_slow: bool = False  # to make it, or to be done with it, takes more than a second


@dataclass(frozen=True)
class Outcome:
    """What became of a bomb."""

    name: str
    said: str  # the sentence of the refusal; empty: taken
    problem: str  # empty: none
    seconds: float
    mebibytes: int


def set_off(*, slow_ones_too: bool) -> list[Outcome]:
    """The bombs, in a process that starts afresh."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.robust.bombs", *(["--all"] if slow_ones_too else [])],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]


def _values() -> bytes:
    return _START + b'"x":[' + b"{}," * 4_000_000 + b"{}]}"


def _wrong_values() -> bytes:
    return _START + b'"karten":[' + b"0," * 4_000_000 + b"0]}"


def _unknown_texts() -> bytes:
    return _START + b",".join(b'"k%d":"a"' % number for number in range(400_000)) + b"}"


def _marks() -> bytes:
    return _START + b'"x":"a' + "\u0323\u0307".encode() * 2_000_000 + b'"}'


def _huge(path: Path) -> None:
    path.write_bytes(_START)
    os.truncate(path, 500_000_000)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *more: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + _chunk(b"IEND", b"")


def _zeros(count: int) -> bytes:
    packer = zlib.compressobj(9)
    pieces = [packer.compress(bytes(_MEBIBYTE)) for _piece in range(count // _MEBIBYTE)]
    return b"".join((*pieces, packer.flush()))


def _wide_png() -> bytes:
    return _png(65_500, 65_500, _chunk(b"IDAT", _zeros(64 * _MEBIBYTE)))


def _packed_png() -> bytes:
    return _png(7_700, 7_700, _chunk(b"IDAT", _zeros(180 * _MEBIBYTE)))


def _noted_png() -> bytes:
    note = _chunk(b"zTXt", b"a\0\0" + _zeros(400 * _MEBIBYTE))
    return _png(8, 8, note, _chunk(b"IDAT", zlib.compress(bytes(200))))


def _png_of_pieces() -> bytes:
    return _png(8, 8, _chunk(b"tEXt", b"") * 3_000_000)


def _jpeg_of_pieces() -> bytes:
    return b"\xff\xd8" + b"\xff\xfe\x00\x02" * 10_000_000 + b"\xff\xda\x00\x02\xff\xd9"


def _film() -> bytes:
    frame = b"\x21\xf9\x04\0\0\0\0\0\x2c" + struct.pack("<HHHHB", 0, 0, 5_000, 5_000, 0)
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 5_000, 5_000, 0x80, 0, 0)
        + bytes(6)
        + (frame + b"\x02\x02\x44\x01\0") * 10_000
        + b";"
    )


def _wide_tiff() -> bytes:
    fields = (
        (256, 4, 60_000),
        (257, 4, 60_000),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
    )
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in fields)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + entries + bytes(4)


def _archive(*parts: tuple[str, bytes], count: int = 0) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts:
            package.writestr(name, part)
        for number in range(count):
            package.writestr(f"{number}.xml", b"")
    return stream.getvalue()


def _large_part() -> bytes:
    return _archive(("[Content_Types].xml", b"<Types/>"), ("word/a.png", bytes(400 * _MEBIBYTE)))


def _large_xml() -> bytes:
    return _archive(("[Content_Types].xml", b"<a>" + b"<b/>" * 2_900_000 + b"</a>"))


def _template_of(text: bytes) -> bytes:
    """One that Word would open, with these elements in it."""
    import docx

    stream = BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + text, 1)
    return _archive(*(parts | {"word/document.xml": document}).items())


def _dense_xml() -> bytes:
    return _template_of(b"<w:b/>" * 1_900_000)


def _just_enough_xml() -> bytes:
    """As much as is taken."""
    return _template_of(b"<w:b/>" * 440_000)


def _archives() -> bytes:
    inner = _archive(("a", bytes(50 * _MEBIBYTE)))
    return _archive(*((f"word/{number}.bin", inner * 16) for number in range(16)))


def _many_parts() -> bytes:
    return _archive(count=30_000)


def _laughs() -> bytes:
    names = [f"e{number}" for number in range(12)]
    ten = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    text = f'<!DOCTYPE a [<!ENTITY e0 "ha">{ten}]><a>&e11;</a>'
    return _archive(("[Content_Types].xml", text.encode()))


def _import(path: Path) -> None:
    from workshop_app.exchange.reader import read_workshop

    read_workshop(path, path.with_name("neu.workshop"))


def _photo(path: Path) -> None:
    from workshop_app.views.photos.reading import read_photo

    read_photo(path)


def _logo(path: Path) -> None:
    from workshop_app.views.photos.picture_reading import read_picture

    read_picture(path)


def _template(path: Path) -> None:
    from workshop_app.concept.template.file import read_template

    read_template(path)


def _write_in(path: Path) -> None:
    """What is taken is also written in."""
    from tests.robust.inputs_templates import A_DOCUMENT
    from workshop_app.concept.template.file import read_template
    from workshop_app.concept.word.writer import write_word

    write_word(A_DOCUMENT, BytesIO(), template=read_template(path))


def _table(path: Path) -> None:
    from workshop_app.phases.tables.table_rows import split_clipboard

    split_clipboard(path.read_text("utf-8"))


def _list(path: Path) -> None:
    from workshop_app.phases.board.board_entry import lines_of

    lines_of(path.read_text("utf-8"))


def _with(content: Callable[[], bytes]) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.write_bytes(content())

    return put


BOMBS = (
    Bomb("Austauschdatei mit Millionen Werten", _import, _with(_values)),
    Bomb("Austauschdatei mit Millionen falscher Karten", _import, _with(_wrong_values)),
    Bomb("Austauschdatei mit 400.000 unbekannten Texten", _import, _with(_unknown_texts)),
    Bomb(
        "Austauschdatei mit Millionen Zeichen auf einem Buchstaben",
        _import,
        _with(_marks),
        is_slow=True,
    ),
    Bomb("Austauschdatei mit 500 MB", _import, _huge, is_slow=True),
    Bomb("Austauschdatei, die eine Leitung ist", _import, os.mkfifo),
    Bomb("Foto mit 65.500 mal 65.500 Punkten", _photo, _with(_wide_png)),
    Bomb("Logo mit 65.500 mal 65.500 Punkten", _logo, _with(_wide_png)),
    Bomb("Foto, das sich auf 180 MB entpackt", _photo, _with(_packed_png), is_slow=True),
    Bomb("Foto mit einer Notiz von 400 MB", _photo, _with(_noted_png), is_slow=True),
    Bomb("Foto mit 500 MB", _photo, _huge),
    Bomb("Foto, das eine Leitung ist", _photo, os.mkfifo),
    Bomb("Logo, das eine Leitung ist", _logo, os.mkfifo),
    Bomb("PNG aus 3 Millionen Teilen", _photo, _with(_png_of_pieces)),
    Bomb("JPEG aus 10 Millionen Teilen", _logo, _with(_jpeg_of_pieces)),
    Bomb("GIF mit 10.000 Bildern", _photo, _with(_film)),
    Bomb("TIFF mit 60.000 mal 60.000 Punkten", _photo, _with(_wide_tiff)),
    Bomb(
        "Vorlage mit einem Teil von 400 MB",
        _template,
        _with(_large_part),
        is_slow=True,
    ),
    Bomb(
        "Vorlage mit Millionen Elementen",
        _template,
        _with(_large_xml),
        is_slow=True,
    ),
    Bomb(
        "Vorlage mit Millionen Elementen im Text",
        _template,
        _with(_dense_xml),
        is_slow=True,
    ),
    Bomb(
        "Vorlage mit so viel, wie angenommen wird",
        _write_in,
        _with(_just_enough_xml),
        is_slow=True,
    ),
    Bomb("Vorlage aus Archiven", _template, _with(_archives)),
    Bomb("Vorlage mit 30.000 Teilen", _template, _with(_many_parts)),
    Bomb(
        "Vorlage, deren Text sich vervielfacht",
        _template,
        _with(_laughs),
    ),
    Bomb("Vorlage, die eine Leitung ist", _template, os.mkfifo),
    Bomb("Tabelle mit 1.000.000 Zellen", _table, _with(lambda: b"a\tb\tc\td\n" * 250_000)),
    Bomb("Zelle mit 10 MB", _table, _with(lambda: b"a" * 10_000_000)),
    Bomb("Tabelle mit einem Anführungszeichen", _table, _with(lambda: b'"' + b"a\tb\n" * 250_000)),
    Bomb("Liste mit 1.000.000 Zeilen", _list, _with(lambda: b"- Fest\n" * 1_000_000)),
)


def _forked(bomb: Bomb, path: Path) -> Outcome:
    """Set it off in a process that gets so much time and space and no more."""
    before = _resident()
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answer)
        resource.setrlimit(resource.RLIMIT_AS, (_LARGEST_SPACE, _LARGEST_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        signal.alarm(6 * _MOST_SECONDS)  # who waits uses no time of the processor
        os.write(question, json.dumps(_feed(bomb, path)).encode())
        os._exit(0)
    os.close(question)
    with os.fdopen(answer, "rb") as stream:
        told = stream.read()
    _child, status, used = os.wait4(child, 0)
    said, problem = json.loads(told) if told else ("", f"killed by signal {status & 0x7F}")
    more = max(0, used.ru_maxrss * 1024 - before)
    most = _MOST_OF_TEMPLATE if bomb.feed in {_template, _write_in} else _MOST_MEMORY
    if not problem and more > most:
        problem = f"{more >> 20} MiB of memory"
    return Outcome(bomb.name, said, problem, round(used.ru_utime + used.ru_stime, 1), more >> 20)


def _feed(bomb: Bomb, path: Path) -> tuple[str, str]:
    """What was said, and what went wrong."""
    beside = set(path.parent.iterdir())
    try:
        bomb.feed(path)
    except WorkshopError as error:
        left = set(path.parent.iterdir()) - beside
        said = str(error)
        return said, f"left behind: {left}" if left else flaw_of(said) or ""
    except BaseException as error:
        return "", f"{type(error).__name__}: {error}"[:300]
    return "", ""


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def _main() -> None:
    # All before the fork, so that only the bomb is measured.
    import workshop_app.concept.template.file
    import workshop_app.exchange.reader
    import workshop_app.phases.board.board_entry
    import workshop_app.views.photos.reading  # noqa: F401

    bombs = [bomb for bomb in BOMBS if "--all" in sys.argv or not bomb.is_slow]
    for bomb in bombs:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "bombe")
            bomb.put(path)
            sys.stdout.write(json.dumps(asdict(_forked(bomb, path))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    _main()
