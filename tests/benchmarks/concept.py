"""How long the Word draft takes, beside what python-docx alone needs for as much text."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document as DocxDocument

from tests.benchmarks.many_times import make_many_times
from tests.benchmarks.report import Line, median
from workshop_app.concept.charts.drawing import draw_png
from workshop_app.concept.document import Figure
from workshop_app.concept.draft import build_document, write_draft
from workshop_app.storage.workshop_file import WorkshopFile

TIMES = 10
SAMPLE_GOAL_SECONDS = 1.0
LARGE_GOAL_SECONDS = 8.0
GOAL_RATIO = 2.0
_REPEAT = 5
Rows = list[list[str]]


def run(*, repeat: int = 0) -> list[Line]:
    """The sample and a workshop ten times as large."""
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make_many_times(folder / "Beispiel.workshop", 1)
        lines += _lines("Beispiel", path, SAMPLE_GOAL_SECONDS, repeat or _REPEAT)
        path = make_many_times(folder / "Gross.workshop", TIMES)
        lines += _lines(f"{TIMES}-mal so groß", path, LARGE_GOAL_SECONDS, min(repeat or 3, 3))
    return lines


def _lines(what: str, path: Path, goal: float, times: int) -> list[Line]:
    target = path.with_suffix(".docx")
    with WorkshopFile.open(path, for_writing=False) as workshop:
        write_draft(workshop, target)  # the libraries are imported, the file is in memory
        charts = [
            block.image
            for chapter in build_document(workshop).all_chapters()
            for block in chapter.blocks
            if isinstance(block, Figure) and not isinstance(block.image, bytes)
        ]

        def draw() -> None:
            draw_png.cache_clear()
            for chart in charts:
                draw_png(chart)

        drawing = _seconds(draw, times)
        written = _seconds(lambda: write_draft(workshop, target), times)
        begun = time.process_time()
        draw()
        write_draft(workshop, target)
        computed = time.process_time() - begun
    paragraphs, tables = _content(docx.Document(str(target)))
    bare = _seconds(lambda: _write_bare(paragraphs, tables, target.with_name("bare.docx")), times)
    cells = sum(len(row) for rows in tables for row in rows)
    size = f"{len(paragraphs)} Absätze, {cells} Zellen"
    return [
        Line(f"{what}: Entwurf ohne Diagramme ({size})", written, None, "s"),
        Line(f"{what}: {len(charts)} Diagramme zeichnen", drawing, None, "s"),
        Line(f"{what}: Entwurf mit Diagrammen", written + drawing, goal, "s"),
        Line(f"{what}: davon Rechenzeit, ohne zu warten", computed, None, "s"),
        Line(f"{what}: python-docx allein, ebenso viel Text", bare, None, "s"),
        Line(f"{what}: Entwurf ohne Diagramme zu python-docx", written / bare, GOAL_RATIO, "×"),
    ]


def _seconds(work: Callable[[], None], times: int) -> float:
    taken = []
    for _time in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def _content(document: DocxDocument) -> tuple[list[str], list[Rows]]:
    """The texts of all paragraphs, and of the cells of each table row by row."""
    return (
        [paragraph.text for paragraph in document.paragraphs],
        [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
    )


def _write_bare(paragraphs: list[str], tables: list[Rows], target: Path) -> None:
    """The same paragraphs and cells with the same texts, row by row, which is the fastest way."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    document.save(str(target))
