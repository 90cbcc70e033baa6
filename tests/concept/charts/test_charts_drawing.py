"""Charts as pictures: their size in print, their bytes, and that nothing makes them fail."""

import datetime as dt
import itertools
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from chart_samples import KINDS, LONG, SCALE, WORST, a_gantt, a_gantt_row
from PIL import Image
from samples import a_sample

from workshop_app.concept.charts.drawing import draw_png
from workshop_app.concept.charts.kinds import GroupChart, GroupRow, VoteBar, VoteChart
from workshop_app.concept.charts.paper import SIZE, text_width
from workshop_app.concept.charts.pieces import scale_fill
from workshop_app.concept.charts.sizes import SIDEWAYS_MM, UPRIGHT_MM
from workshop_app.concept.charts.wrapping import wrapped
from workshop_app.pictures import picture_size

SMALLEST_PRINT = 9.0  # points


def opened(chart):
    return Image.open(BytesIO(draw_png(chart))).convert("RGB")


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_has_300_points_an_inch_at_the_width_of_the_text(name):
    sideways = name in {"gantt", "dates"}
    data = draw_png(KINDS[name])

    assert Image.open(BytesIO(data)).info["dpi"] == pytest.approx((300, 300), abs=0.1)
    width = picture_size(data).width / 300 * 25.4
    assert width == pytest.approx(SIDEWAYS_MM if sideways else UPRIGHT_MM, abs=0.2)


@pytest.mark.parametrize("name", WORST)
def test_no_content_is_too_strange_to_be_drawn(name):
    assert picture_size(draw_png(WORST[name])) is not None


@pytest.mark.parametrize("name", KINDS)
def test_the_ground_is_as_white_as_the_page_and_something_is_on_it(name):
    picture = opened(KINDS[name])

    counted = picture.getcolors(maxcolors=picture.width * picture.height)
    assert max(counted)[1] == (255, 255, 255)
    assert len(counted) > 8


def test_the_same_chart_has_the_same_bytes_in_each_process_and_names_no_program():
    code = (
        "import sys; from chart_samples import KINDS;"
        "from workshop_app.concept.charts.drawing import draw_png;"
        "sys.stdout.buffer.write(draw_png(KINDS['costs']))"
    )
    here = str(Path(__file__).parent)
    env = {**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)

    assert other.stdout == draw_png(KINDS["costs"])
    assert b"matplotlib" not in other.stdout.lower()
    assert b"tEXt" not in other.stdout


def test_the_tree_of_a_document_is_built_without_matplotlib(tmp_path):
    code = (
        "import sys; from pathlib import Path;"
        "from workshop_app.concept.draft import build_document;"
        "from workshop_app.storage.workshop_file import WorkshopFile;"
        "document = build_document(WorkshopFile.open(Path(sys.argv[1]), for_writing=False));"
        "print(len(document.chapters), 'matplotlib' in sys.modules, 'numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", code, a_sample(tmp_path / "B.workshop")]
    told = subprocess.run(command, capture_output=True, check=True, text=True)

    assert told.stdout.split() == ["11", "False", "False"]


def test_an_equal_chart_is_drawn_once():
    first = VoteChart("Punkte", (VoteBar("Sprache", 1, True), VoteBar("Arbeit", 2, False)))
    second = VoteChart("Punkte", (VoteBar("Sprache", 1, True), VoteBar("Arbeit", 2, False)))

    assert draw_png(first) is draw_png(second)


def test_text_is_readable_in_print():
    assert SIZE >= SMALLEST_PRINT


def test_neighbours_of_a_scale_differ_in_grey_print():
    def grey(colour):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    fills = [scale_fill(place, 5) for place in range(5)]
    for one, other in itertools.pairwise(fills):
        assert abs(grey(one.fill) - grey(other.fill)) > 25 or one.hatch != other.hatch
    # Both ends are dark: the lower one is hatched.
    assert fills[0].hatch
    assert not fills[-1].hatch


def test_lines_are_no_wider_than_their_room_and_long_words_are_divided():
    lines = wrapped(LONG, 40.0, most=6)

    assert all(text_width(line) <= 40.5 for line in lines)
    assert lines[0].endswith("-")
    assert lines[-1].endswith("…")


def test_a_short_text_is_not_touched():
    assert wrapped("Sprache und Arbeit", 60.0, most=2) == ["Sprache und Arbeit"]


def test_a_bar_that_goes_on_is_drawn_to_the_edge():
    def right_half(chart):
        picture = opened(chart)
        return picture.crop((picture.width // 2, 0, picture.width, picture.height))

    assert right_half(a_gantt(a_gantt_row(last=None))) != right_half(a_gantt(a_gantt_row()))


def test_a_bar_that_began_before_the_calendar_is_drawn_from_its_edge():
    early = opened(a_gantt(a_gantt_row(first=dt.date(2020, 1, 1))))
    at_edge = opened(a_gantt(a_gantt_row(first=dt.date(2027, 1, 1))))

    assert early == at_edge


def test_a_row_that_ended_before_the_calendar_tells_its_period_instead():
    old = a_gantt_row(first=dt.date(2020, 1, 1), last=dt.date(2021, 1, 1))
    unknown = a_gantt_row(first=None, last=None)

    assert opened(a_gantt(old)) == opened(a_gantt(unknown))


def test_a_group_without_enough_votes_has_no_sign():
    def chart(second):
        rows = (GroupRow("Aussage", 3.0, (3.0, second)),)
        return GroupChart(SCALE, ("Politik", "Verwaltung"), ("P", "V"), rows)

    assert opened(chart(None)) != opened(chart(1.5))
