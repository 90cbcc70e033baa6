"""The papers laid out: nothing is cut, pages are counted, the PDF holds the texts."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from workshop_app.phases.groups import group_actions
from workshop_app.phases.papers.content import (
    BallotPaper,
    CardsPaper,
    Column,
    Draft,
    PaperKind,
    Row,
    Sign,
    SignsPaper,
    TableCard,
    TablePaper,
)
from workshop_app.phases.papers.reading import read_draft
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.look.theme import load_fonts
from workshop_app.views.printing.layout import lay_out
from workshop_app.views.printing.output import page_image, pdf_bytes, save_pdf
from workshop_app.views.printing.pages import A3_LANDSCAPE, A4
from workshop_app.views.printing.text import WORD_JOINER, Block, Face, fitted

LONG_NAME = "Dr. Anna-Katharina Freifrau von Oberstaufenbach-Hinterlangenegg"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


def pages_of(paper):
    return lay_out(Draft(PaperKind.RUN_SHEET, paper, footer="Stadt Auental"))


def letters(text: str) -> str:
    """The text without spaces and hyphens, which breaking it adds and takes."""
    return text.replace("-", "").replace(" ", "")


def is_blank(image: QImage, rect: QRectF | None = None) -> bool:
    part = image if rect is None else image.copy(rect.toRect())
    return all(
        part.pixelColor(x, y).lightness() == 255
        for x in range(0, part.width(), 2)
        for y in range(0, part.height(), 2)
    )


def test_long_text_is_broken_and_not_cut():
    block = Block(LONG_NAME, Face(40), 400)

    assert letters("".join(block.lines)) == letters(LONG_NAME)
    assert len(block.lines) > 1


def test_word_wider_than_the_line_is_hyphenated():
    block = Block(LONG_WORD, Face(40), 500)

    assert "".join(line.removesuffix("-") for line in block.lines) == LONG_WORD
    assert all(line.endswith("-") for line in block.lines[:-1])


@pytest.mark.parametrize("text", ["Ada", LONG_NAME, LONG_WORD, f"{LONG_NAME} " * 12])
def test_text_is_made_smaller_until_it_fits(text):
    rect = QRectF(0, 0, 1800, 500)

    block = fitted(text, rect, largest=Face(300), smallest=90)

    assert block.height <= rect.height()
    assert letters("".join(block.lines)) == letters(text)


def test_short_name_is_as_large_as_it_can_be():
    block = fitted("Ada Öz", QRectF(0, 0, 1800, 500), largest=Face(300), smallest=90)

    assert block.face.size == 300


def a_table(rows, **fields):
    columns = (
        Column("Nr.", 5),
        Column("Name", 60, is_strong=True),
        Column("Foto", 10, is_box=True),
    )
    return TablePaper("Liste", "13.11.2026", columns, tuple(rows), **fields)


def test_table_goes_over_as_many_pages_as_it_needs():
    rows = [Row((str(number), f"Person {number}", "")) for number in range(40)]

    pages = pages_of(a_table(rows, row_height=10))

    assert len(pages.paint) == 2
    assert pages.size == A4


def test_table_becomes_smaller_where_that_spares_a_page():
    rows = [Row((str(number), "Eine Zeile", "")) for number in range(44)]

    usual, small = (
        pages_of(a_table(rows, is_one_page=is_one_page)) for is_one_page in (False, True)
    )

    assert (len(usual.paint), len(small.paint)) == (2, 1)


def test_row_with_a_long_text_is_higher():
    short, long = (
        pages_of(a_table([Row(("1", text, ""))] * 30)) for text in ("kurz", f"{LONG_NAME} " * 6)
    )

    assert len(short.paint) == 1
    assert len(long.paint) > 1


def test_two_signs_share_a_page():
    signs = tuple(Sign(f"Person {number}", "Haus") for number in range(5))

    assert len(pages_of(SignsPaper(signs)).paint) == 3


def test_name_on_a_sign_is_broken_at_the_blank_and_not_at_the_hyphen():
    joined = "Friedhelm Große-Lümern".replace("-", f"{WORD_JOINER}-{WORD_JOINER}")

    block = fitted(joined, QRectF(0, 0, 1300, 500), largest=Face(300), smallest=90)

    assert block.lines == ("Friedhelm", "Große-Lümern")


def test_sign_can_be_read_from_both_sides():
    pages = pages_of(SignsPaper((Sign("Ada Öz", "Kulturverein"),)))

    image = page_image(pages, 0, 420)
    height = image.height()

    quarters = [QRectF(40, height * n / 4 + 10, 340, height / 4 - 20) for n in range(4)]
    assert [is_blank(image, quarter) for quarter in quarters] == [False, False, True, True]


@pytest.mark.parametrize(("options", "pages"), [(7, 10), (11, 10), (20, 20), (60, 40)])
def test_ballots_share_a_page_as_long_as_they_can_be_read(options, pages):
    paper = BallotPaper(
        title="Stimmzettel",
        question="Womit fangen wir an?",
        rule="Sie haben 3 Punkte.",
        options=tuple((number, "Dolmetscherpool der Stadt") for number in range(1, options + 1)),
        copies=40,
    )

    assert len(pages_of(paper).paint) == pages


def test_card_of_a_full_table_with_long_names_stays_on_its_page():
    card = TableCard("Tisch 1", LONG_WORD, f"{LONG_NAME}?", LONG_NAME, (LONG_NAME,) * 20)

    pages = pages_of(CardsPaper("13.11.2026", (card,)))
    image = page_image(pages, 0, 594)

    assert len(pages.paint) == 1
    below = QRectF(0, image.height() - 28, image.width(), 28)  # the margin under the foot
    assert is_blank(image, below)


@pytest.fixture(scope="module")
def drafts(sample_template, tmp_path_factory):
    """All papers of the sample workshop, with groups; they are values that nothing changes."""
    path = Path(shutil.copy(sample_template, tmp_path_factory.mktemp("papers")))
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Gruppen gebildet") as session:
            for day in (1, 2):
                group_actions.form_groups(session, day, 5)
        with workshop.read() as session:
            return {kind: read_draft(session, kind) for kind in PaperKind}


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.PROJECTOR])
def test_every_page_of_the_sample_has_something_on_it(drafts, kind):
    pages = lay_out(drafts[kind])

    assert [n for n in range(len(pages.paint)) if is_blank(page_image(pages, n, 210))] == []


def test_project_sheets_are_of_format_a3(drafts):
    assert lay_out(drafts[PaperKind.PROJECT_SHEETS]).size == A3_LANDSCAPE


def test_projector_pictures_fill_their_pages(drafts):
    pages = lay_out(drafts[PaperKind.PROJECTOR])

    image = page_image(pages, 1, 480)

    assert image.height() == 270
    assert not is_blank(image)


@pytest.fixture
def run_sheet(drafts):
    return lay_out(drafts[PaperKind.RUN_SHEET])


def test_pdf_brings_its_fonts_along(run_sheet):
    content = pdf_bytes(run_sheet, title="Ablaufplan")

    assert content.startswith(b"%PDF-")
    assert content.count(b"/FontFile2") >= 2
    assert b"Roboto" in content


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdf_holds_the_texts_of_the_paper(drafts, tmp_path):
    target = tmp_path / "Liste.pdf"

    save_pdf(lay_out(drafts[PaperKind.ATTENDANCE]), target, title="Anwesenheitsliste")

    command = ["pdftotext", "-layout", str(target), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "Öztürk-Reimann, Gülay" in text
    assert "Anwesenheitsliste Tag" in text
    assert "@" not in text
    assert text.count("\f") == len(lay_out(drafts[PaperKind.ATTENDANCE]).paint)


def test_pdf_replaces_an_earlier_one_whole(run_sheet, tmp_path):
    folder = tmp_path / "Papiere"
    folder.mkdir()
    target = folder / "Ablaufplan.pdf"
    target.write_text("alt")

    save_pdf(run_sheet, target, title="Ablaufplan")

    assert target.read_bytes().startswith(b"%PDF-")
    assert list(folder.iterdir()) == [target]


def test_pdf_that_cannot_be_written_leaves_the_earlier_one(run_sheet, tmp_path):
    folder = tmp_path / "Ablaufplan.pdf"
    folder.mkdir()  # in its place, so that nothing can replace it
    (folder / "inhalt").touch()

    with pytest.raises(UnusablePathError):
        save_pdf(run_sheet, folder, title="Ablaufplan")

    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []
