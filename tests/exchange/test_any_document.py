"""Whatever a file holds: it comes back whole, or it is refused with a German sentence."""

import json

import pytest
from any_documents import cut_up, damaged, documents, lost, passages
from effort import examples
from exchange_files import a_goal_file, the_sample, through_a_database
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from workshop_app.exchange.dumping import dump
from workshop_app.exchange.errors import ExchangeError
from workshop_app.exchange.hints import hints_of
from workshop_app.exchange.reader import parse
from workshop_app.text_safety import clean_text

# Without shrinking: it takes minutes, and what was lost says enough.
SLOW = settings(
    max_examples=examples(10),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SAMPLE = the_sample()
SMALL = a_goal_file()


@SLOW
@given(documents())
def test_any_valid_file_comes_back_whole_and_the_same_from_the_second_time_on(document):
    once = dump(through_a_database(parse(json.dumps(document))))

    assert lost(document, json.loads(once)) == []
    assert dump(through_a_database(parse(once))) == once


@settings(max_examples=examples(30), phases=[Phase.generate])
@given(passages())
def test_each_code_that_is_drawn_is_still_one_after_cleaning(passage):
    assert clean_text(passage["abschnitt"])


def what_comes_of(source):
    """The text that is written for what was read, or the sentence with which it is refused."""
    try:
        document = parse(source)
    except ExchangeError as error:
        return str(error)
    return " ".join(hints_of(document)) + dump(through_a_database(document))


@pytest.mark.parametrize(("whole", "count"), [(SMALL, 20), (SAMPLE, 4)], ids=["small", "sample"])
def test_any_damaged_value_is_read_or_refused(whole, count):
    @settings(max_examples=examples(count))
    @given(damaged(whole))
    def is_told(text):
        text = what_comes_of(text)

        assert text.endswith((".", "}\n"))

    is_told()


@settings(max_examples=examples(25))
@given(cut_up(json.dumps(SMALL)))
def test_any_damaged_text_is_read_or_refused(data):
    text = what_comes_of(data)

    assert text.endswith((".", "}\n"))


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_anything_else_is_refused(source):
    with pytest.raises(ExchangeError):
        parse(source)
