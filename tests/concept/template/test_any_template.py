"""Whatever stands in a template: it is used, or refused with a sentence, and nothing else."""

import re
import zipfile
from io import BytesIO

import docx
from effort import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_templates import auental, birkenfurt
from word_trees import a_chapter, a_cover, a_document, a_paragraph, a_table

from workshop_app.concept.document import Heading
from workshop_app.concept.template.file import TemplateError
from workshop_app.concept.word.writer import write_word

_TEMPLATES = (auental(), birkenfurt())
_PARTS = ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/document.xml")
_VALUES = ("", "0", "-1", "1", "99999999999", "1.5cm", "x", "Normal", "Heading1", "1e999", "nan")
_DOCUMENT = a_document(
    a_chapter(Heading(2, "Sprache", "a"), a_paragraph(), a_table()),
    a_chapter(number="2", landscape=True),
    cover=a_cover(),
)


def changed(template, part, change):
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(template)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


def written(template):
    stream = BytesIO()
    try:
        write_word(_DOCUMENT, stream, template=template)
    except TemplateError:
        is_written = False
    else:
        is_written = bool(docx.Document(stream).paragraphs)
    assert is_written is bool(stream.getvalue())


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(_TEMPLATES),
    st.sampled_from(_PARTS),
    st.integers(0, 3_000),
    st.sampled_from(_VALUES),
)
def test_any_value_of_an_attribute(template, part, number, value):
    def change(content):
        values = list(re.finditer(rb'(?<= w:)\w+="([^"]*)"', content))
        if not values:
            return content
        start, end = values[number % len(values)].span(1)
        return content[:start] + value.encode() + content[end:]

    written(changed(template, part, change))


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_TEMPLATES), st.sampled_from(_PARTS), st.integers(0, 3_000))
def test_any_element_may_be_missing(template, part, number):
    def change(content):
        empty = list(re.finditer(rb"<w:[^<>]*/>", content))
        if not empty:
            return content
        start, end = empty[number % len(empty)].span()
        return content[:start] + content[end:]

    written(changed(template, part, change))


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_TEMPLATES), st.integers(0, 60_000), st.binary(min_size=1, max_size=40))
def test_any_bytes_of_the_file(template, place, more):
    place %= len(template)

    written(template[:place] + more + template[place + len(more) :])
