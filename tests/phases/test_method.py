from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from workshop_app.model.board import CardColour
from workshop_app.phases.checklist_texts import DueDay, load_checklists
from workshop_app.phases.method import PartKey, SocialForm, UnknownStepError, load_method
from workshop_app.phases.resource_tables import ResourceFileError

DAY_1 = [
    ("T1-01", "08:30", 30, 30, 30),
    ("T1-02", "09:00", 10, 20, 25),
    ("T1-03", "09:20", 15, 25, 30),
    ("T1-04", "09:45", 25, 35, 45),
    ("T1-05", "10:35", 25, 35, 45),
    ("T1-06", "11:10", 25, 35, 50),
    ("T1-07", "11:45", 45, 60, 75),
    ("T1-08", "13:45", 15, 30, 35),
    ("T1-09", "14:15", 20, 40, 45),
    ("T1-10", "15:10", 30, 45, 50),
    ("T1-11", "15:55", 15, 25, 30),
    ("T1-12", "16:20", 10, 20, 20),
]
DAY_2 = [
    ("T2-01", "09:00", 10, 20, 20),
    ("T2-02", "09:20", 45, 60, 65),
    ("T2-03", "10:35", 20, 30, 30),
    ("T2-04", "11:05", 30, 45, 60),
    ("T2-05", "11:50", 25, 40, 45),
    ("T2-06", "13:30", 40, 55, 60),
    ("T2-07", "14:25", 15, 25, 25),
    ("T2-08", "15:00", 25, 45, 45),
    ("T2-09", "15:45", 20, 35, 35),
    ("T2-10", "16:20", 10, 20, 20),
    ("T2-11", "16:40", 10, 20, 20),
]
CHAPTERS = {str(number) for number in range(1, 12)} | {"Anhang", ""}


def working_steps(part):
    return [step for step in load_method().steps_of(part) if not step.is_break]


@pytest.mark.parametrize(
    ("part", "agenda"), [(PartKey.DAY_1, DAY_1), (PartKey.DAY_2, DAY_2)], ids=["tag1", "tag2"]
)
def test_each_day_has_the_steps_times_and_minutes_of_the_agenda(part, agenda):
    found = [
        (
            step.key,
            step.start.isoformat("minutes"),
            step.minutes.min,
            step.minutes.normal,
            step.minutes.max,
        )
        for step in working_steps(part)
    ]

    assert found == agenda


@pytest.mark.parametrize("part", [PartKey.DAY_1, PartKey.DAY_2])
def test_every_step_of_a_day_starts_when_the_one_before_it_ends(part):
    steps = load_method().steps_of(part)

    for step, following in pairwise(steps):
        end = datetime.combine(date(2027, 3, 12), step.start) + timedelta(
            minutes=step.minutes.normal
        )
        assert following.start == end.time(), following.key
    last = datetime.combine(date(2027, 3, 12), steps[-1].start)
    assert (last + timedelta(minutes=steps[-1].minutes.normal)).time().isoformat() == "17:00:00"


def test_the_second_day_can_absorb_145_minutes_of_delay():
    minutes = [step.minutes for step in working_steps(PartKey.DAY_2)]

    assert sum(m.normal for m in minutes) == 6 * 60 + 35
    assert sum(m.normal - m.min for m in minutes) == 145


def test_before_and_after_the_two_days_nothing_is_timed():
    method = load_method()
    steps = method.steps_of(PartKey.PREPARATION) + method.steps_of(PartKey.FOLLOW_UP)

    assert [step.key for step in steps] == [
        "V-01", "V-02", "V-03", "V-04", "V-05", "N-01", "N-02", "N-03", "N-04",
    ]  # fmt: skip
    assert all(step.start is None and step.minutes.max == 0 for step in steps)


def test_the_steps_that_the_concept_cannot_do_without_must_not_be_dropped():
    kept = [step.key for step in load_method().steps if step.must_not_drop]

    assert kept == ["T1-11", "T2-04", "T2-06", "T2-09", "T2-11"]


def test_pauses_are_fixed_and_only_the_reserve_may_shrink_to_nothing():
    breaks = [step for step in load_method().steps if step.is_break]

    assert [step.key for step in breaks if not step.fixed] == ["T1-R"]
    assert [step.key for step in breaks if step.minutes.min == 0] == ["T1-R"]
    assert [step.key for step in breaks] == [
        "T1-P1", "T1-M", "T1-P2", "T1-R", "T2-P1", "T2-M", "T2-P2",
    ]  # fmt: skip


def test_parts_stand_in_their_order_and_steps_follow_the_parts():
    method = load_method()

    assert [part.key for part in method.parts] == list(PartKey)
    order = [list(PartKey).index(step.part) for step in method.steps]
    assert order == sorted(order)
    assert [part.subtitle for part in method.parts] == ["", "Positionieren", "Realisieren", ""]


@pytest.mark.parametrize("step", load_method().steps, ids=lambda step: step.key)
def test_a_step_fits_the_screen_and_tells_the_moderator_what_to_do(step):
    assert 0 < len(step.title) <= 23  # more is cut in the agenda on a small screen
    assert 0 < len(step.method) <= 25
    assert step.chapter in CHAPTERS
    assert all(len(sentence) <= 120 for sentence in step.instructions)
    assert len(set(step.instructions)) == len(step.instructions)
    if not step.is_break:
        assert 4 <= len(step.instructions) <= 6
        assert step.question.endswith("?")
        assert step.captures


def test_cards_of_a_question_have_the_colour_that_the_interchange_sample_uses():
    boards = {
        board.question_id: (step.key, board.colour)
        for step in load_method().steps
        for board in step.boards
    }

    assert boards == {
        "F1": ("T1-03", CardColour.WHITE),
        "F2": ("T1-07", CardColour.GREEN),
        "F3": ("T1-07", CardColour.RED),
        "F4C": ("T1-09", CardColour.BLUE),
        "F4R": ("T1-09", CardColour.ORANGE),
        "F5": ("T1-10", CardColour.YELLOW),
        "F6": ("T2-05", CardColour.LIGHT_YELLOW),
        "F7": ("T2-08", CardColour.VIOLET),
    }


def test_a_step_and_a_question_are_found_by_their_key():
    method = load_method()

    assert method.step("T1-07").title == "Stärken und Schwächen"
    assert method.board("F3").title == "Schwächen"
    with pytest.raises(UnknownStepError):
        method.step("T9-99")
    with pytest.raises(UnknownStepError):
        method.board("F99")


def test_every_social_form_has_a_german_name():
    assert all(form.label for form in SocialForm)


def test_the_method_is_read_only_once():
    assert load_method() is load_method()


def test_the_four_checklists_are_sorted_by_the_day_they_are_due():
    checklists = load_checklists()

    assert [checklist.key for checklist in checklists] == [
        "vorbereitung", "raum", "fotos", "nachbereitung",
    ]  # fmt: skip
    for checklist in checklists:
        days = [
            item.due.on(date(2027, 3, 12), date(2027, 3, 13))
            for item in checklist.items
            if item.due is not None
        ]
        assert days == sorted(days), checklist.key


def test_every_wall_that_cards_or_points_hang_on_is_photographed():
    photos = next(checklist for checklist in load_checklists() if checklist.key == "fotos")
    text = " ".join(item.text for item in photos.items)

    for step in load_method().steps:
        if step.boards or "punkt" in step.method.lower():
            assert f"({step.key})" in text, step.key


@pytest.mark.parametrize(
    ("due", "label", "day"),
    [
        (DueDay(1, -42), "6 Wochen vorher", date(2027, 1, 29)),
        (DueDay(1, -7), "1 Woche vorher", date(2027, 3, 5)),
        (DueDay(1, -3), "3 Tage vorher", date(2027, 3, 9)),
        (DueDay(1, -1), "am Tag davor", date(2027, 3, 11)),
        (DueDay(1, 0), "am ersten Tag", date(2027, 3, 12)),
        (DueDay(2, 0), "am zweiten Tag", date(2027, 3, 13)),
        (DueDay(2, 1), "am Tag danach", date(2027, 3, 14)),
        (DueDay(2, 100), "100 Tage danach", date(2027, 6, 21)),
        (DueDay(2, 182), "6 Monate danach", date(2027, 9, 11)),
        (DueDay(2, 365), "12 Monate danach", date(2028, 3, 12)),
    ],
)
def test_a_due_day_is_told_as_people_say_it(due, label, day):
    assert due.label == label
    assert due.on(date(2027, 3, 12), date(2027, 3, 13)) == day


STEP = """
[method]
key = "probe"
title = "Probe"
duration = "ein Tag"

[[part]]
key = "tag1"
title = "Tag 1"

[[step]]
key = "T1-01"
part = "tag1"
title = "Ankommen"
method = "Empfang"
social_form = "offen"
start = "09:00"
minutes = { min = 5, normal = 10, max = 15 }
"""


def test_another_method_is_another_file(tmp_path):
    path = tmp_path / "probe.toml"
    path.write_text(STEP, encoding="utf-8")

    method = load_method(path)

    assert method.title == "Probe"
    assert Counter(step.part for step in method.steps) == {PartKey.DAY_1: 1}
    assert method.step("T1-01").boards == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "Ankommen"', "", "probe.toml: step[0].title: diese Angabe fehlt."),
        ('title = "Ankommen"', 'title = " "', "step[0].title: diese Angabe ist leer."),
        ('title = "Ankommen"', "title = 7", "step[0].title: erwartet wird ein Text."),
        ('start = "09:00"', 'start = "neun"', "step[0].start: „neun“ ist keine Uhrzeit"),
        ("min = 5", "min = 50", "step[0].minutes: min, normal und max müssen"),
        ("min = 5", "min = -5", "step[0].minutes.min: erwartet wird eine ganze Zahl ab 0."),
        ("min = 5", "min = true", "step[0].minutes.min: erwartet wird eine ganze Zahl ab 0."),
        ("min = 5", "mim = 5", "step[0].minutes.min: diese Angabe fehlt."),
        ("max = 15", "max = 15, mx = 1", "step[0].minutes.mx: diese Angabe ist nicht vorgesehen."),
        ('"offen"', '"open"', "step[0].social_form: „open“ ist nicht vorgesehen, möglich sind: o"),
        ('part = "tag1"', 'part = "tag2"', "step[0].part: den Abschnitt „tag2“ gibt es nicht."),
        ("start =", "beginn =", "step[0].beginn: diese Angabe ist nicht vorgesehen."),
        ("start =", "instructions =", "step[0].instructions: erwartet wird eine Liste."),
        ('start = "09:00"', 'material = [""]', "step[0].material: jeder Eintrag muss ein Text"),
        ('start = "09:00"', "board = [1]", "step[0].board: erwartet wird eine Liste von Tabellen."),
        ("[[part]]", "[[parts]]", "probe.toml: parts: diese Angabe ist nicht vorgesehen."),
        ("[method]", "[methode]", "probe.toml: method: diese Angabe fehlt."),
        ("[[step]]", "[[step]", "probe.toml: die Datei ist kein gültiges TOML"),
    ],
)
def test_a_slip_in_a_method_file_is_named_with_file_and_place(tmp_path, old, new, message):
    path = tmp_path / "probe.toml"
    path.write_text(STEP.replace(old, new), encoding="utf-8")

    with pytest.raises(ResourceFileError) as caught:
        load_method(path)

    assert message in str(caught.value)


def test_a_repeated_step_key_is_refused(tmp_path):
    path = tmp_path / "probe.toml"
    path.write_text(STEP + STEP[STEP.index("[[step]]") :], encoding="utf-8")

    with pytest.raises(ResourceFileError, match=r"step: „T1-01“ kommt zweimal vor\."):
        load_method(path)


def test_a_missing_method_file_is_named(tmp_path):
    with pytest.raises(ResourceFileError, match=r"fehlt\.toml: die Datei lässt sich nicht lesen"):
        load_method(tmp_path / "fehlt.toml")


def test_a_wrong_due_day_is_named(tmp_path):
    path = tmp_path / "listen.toml"
    path.write_text(
        '[[checklist]]\nkey = "a"\ntitle = "A"\n'
        '[[checklist.item]]\nkey = "b"\ntext = "B"\ndue = "morgen"\n',
        encoding="utf-8",
    )

    with pytest.raises(ResourceFileError, match=r"checklist\[0\]\.item\[0\]\.due: „morgen“"):
        load_checklists(path)
