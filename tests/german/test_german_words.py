import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app import german


@given(st.text(max_size=30))
def test_any_text_can_be_given_to_the_readers(text):
    german.parse_number(text)
    german.parse_time(text)
    german.parse_period(text)
    german.as_date_range(text)
    german.sort_key(text)

    assert german.to_iso(text) is None or german.format_date_text(text)


def test_list_is_sorted_as_in_a_german_index():
    names = [
        "Zoe",
        "Öztürk",
        "Otto",
        "HF-10",
        "HF-2",
        "straße",
        "Strasse 2",
        "Łukasz",
        "Lukas",
        "„Oma“",
    ]

    assert sorted(names, key=german.sort_key) == [
        "HF-2",
        "HF-10",
        "Lukas",
        "Łukasz",
        "„Oma“",
        "Otto",
        "Öztürk",
        "straße",
        "Strasse 2",
        "Zoe",
    ]


@given(st.lists(st.text(max_size=8)))
def test_any_texts_can_be_sorted(texts):
    assert sorted(sorted(texts), key=german.sort_key) == sorted(texts, key=german.sort_key)


def test_list_is_joined_with_commas_and_a_last_word():
    assert german.join_list([]) == ""
    assert german.join_list(["A"]) == "A"
    assert german.join_list(["A", "B", "C"]) == "A, B und C"
    assert german.join_list(["A", "B"], "oder") == "A oder B"


@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "tr_TR.UTF-8"])
def test_result_does_not_depend_on_the_language_of_the_machine(language):
    code = (
        "from workshop_app import german; print(ascii(german.format_quantity(1234.5, 'Prozent')))"
    )

    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LANG": language, "LC_ALL": language},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == ascii(f"1.234,5{german.NBSP}%")
