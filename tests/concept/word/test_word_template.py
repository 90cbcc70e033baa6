"""The shipped template: what K35 (domain.md section 5) asks of every document is in its styles."""

import importlib.util
import zipfile

import pytest
from lxml import etree

from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.styles import Style
from workshop_app.resource_files import resource_path

_TEMPLATE = resource_path("word", "integrationskonzept.docx")
_LEAST_SIZE = 22  # half-points
_LEAST_LINE = 276  # 1.15 lines
_LEAST_CONTRAST = 4.5


def _part(name):
    return etree.fromstring(zipfile.ZipFile(_TEMPLATE).read(name))


@pytest.fixture(scope="module")
def styles():
    return _part("word/styles.xml")


def _values(styles, tag, attribute="val"):
    return [element.get(W + attribute) for element in styles.iter(W + tag)]


def _id_of(style):
    return style.get(f"{W}styleId")


def _brightness(colour):
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_template_is_made_from_its_parts(tmp_path):
    spec = importlib.util.spec_from_file_location("build", resource_path("word", "build.py"))
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)

    build.build(tmp_path / "made.docx")

    assert (tmp_path / "made.docx").read_bytes() == _TEMPLATE.read_bytes()


def test_each_style_that_is_used_is_there(styles):
    assert set(Style) <= set(_values(styles, "name"))


def test_no_text_is_smaller_than_11_points(styles):
    sizes = [int(style.get(f"{W}val")) for style in styles.iterfind(f".//{W}rPr/{W}sz")]
    assert min(sizes) >= _LEAST_SIZE


def test_lines_have_room(styles):
    narrow = [
        _id_of(style)
        for style in styles.iter(f"{W}style")
        for spacing in style.iter(f"{W}spacing")
        if int(spacing.get(f"{W}line", _LEAST_LINE)) < _LEAST_LINE
    ]

    assert narrow == ["Abbildung", "Tabellenende"]  # a picture, and a line without text


def test_nothing_is_justified_slanted_underlined_or_in_capitals(styles):
    assert set(_values(styles, "jc")) == {"right"}  # figures in tables
    for tag in ("i", "iCs", "u", "caps", "smallCaps"):
        assert not list(styles.iter(W + tag))


def test_there_is_one_font_that_offices_have(styles):
    fonts = {value for fonts in styles.iter(f"{W}rFonts") for value in fonts.values()}

    assert fonts == {"Arial"}


def test_text_stands_out_from_its_ground(styles):
    default = styles.find(f"{W}docDefaults//{W}color").get(f"{W}val")
    for style in styles.iter(f"{W}style"):
        text = style.find(f"{W}rPr/{W}color")
        ground = next(style.iter(f"{W}shd"), None)
        first = _brightness(default if text is None else text.get(f"{W}val"))
        second = _brightness("FFFFFF" if ground is None else ground.get(f"{W}fill"))

        low, high = sorted((first, second))
        assert (high + 0.05) / (low + 0.05) >= _LEAST_CONTRAST, _id_of(style)


def test_text_in_cells_stands_out_from_the_ground_of_the_header_row(styles):
    (fill,) = (shd.get(f"{W}fill") for shd in styles.iterfind(f".//{W}tblStylePr/{W}tcPr/{W}shd"))
    default = styles.find(f"{W}docDefaults//{W}color").get(f"{W}val")
    for style in styles.iter(f"{W}style"):
        if _id_of(style).startswith("Tabellenkopf"):
            text = style.find(f"{W}rPr/{W}color")
            colours = (default if text is None else text.get(f"{W}val"), fill)
            low, high = sorted(map(_brightness, colours))
            assert (high + 0.05) / (low + 0.05) >= _LEAST_CONTRAST, _id_of(style)


def test_gaps_are_marked_by_ground_and_weight_not_only_by_colour(styles):
    (gap,) = (s for s in styles.iter(f"{W}style") if _id_of(s) == "Platzhalter")

    assert gap.get(f"{W}type") == "character"
    assert gap.find(f"{W}rPr/{W}b") is not None
    assert gap.find(f"{W}rPr/{W}shd").get(f"{W}fill") == "FFEFC7"


def test_headings_stay_with_their_text(styles):
    headings = [s for s in styles.iter(f"{W}style") if _id_of(s).startswith("Heading")]

    assert [s.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") for s in headings] == list("0123")
    assert all(s.find(f"{W}pPr/{W}keepNext") is not None for s in headings)


def test_the_part_that_validators_reject_is_not_in_it():
    names = zipfile.ZipFile(_TEMPLATE).namelist()

    assert names[0] == "[Content_Types].xml"
    assert not any("stylesWithEffects" in name for name in names)


def test_the_language_is_german(styles):
    assert _values(styles, "lang") == ["de-DE"]
    assert b"<dc:language>de-DE</dc:language>" in zipfile.ZipFile(_TEMPLATE).read(
        "docProps/core.xml"
    )
