"""Means, sums and ranks: what follows from a result, and what a file reports instead."""

import json

import pytest
from exchange_files import a_file, a_goal_file, read_in, there_and_back, written_out
from sqlalchemy import select

from workshop_app.exchange.polls import mean_of, ranks_of, unused_points
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField
from workshop_app.model.voting import Vote
from workshop_app.model.workshop import StepRun, StepStatus
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ({"1": 0, "2": 5, "3": 13, "4": 17, "5": 4}, 3.51),
        ({"1": 1, "2": 1}, 1.5),
        ({"1": 7, "2": 1}, 1.12),  # 1.125: halves go to the even digit
        ({"0": 4}, 0.0),
        ({}, None),
        ({"1": 0}, None),
    ],
)
def test_the_mean_has_two_decimals(counts, mean):
    assert mean_of(counts) == mean


def test_equal_points_share_the_better_rank():
    assert ranks_of([9, 12, 9, 3]) == [2, 1, 2, 4]


def test_points_that_were_not_given_need_a_budget():
    assert unused_points(10, 3, 28) == 2
    assert unused_points(10, 3, 31) == 0
    assert unused_points(None, 3, 31) is None


def a_vote(**keys):
    results = [{"option": "HF-01", "punkte": 5}, {"option": "PI-01", "punkte": 7}]
    return {
        "id": "AB-01",
        "stimmberechtigte": 4,
        "punkte_pro_person": 5,
        "ergebnisse": results,
    } | keys


def test_sums_and_ranks_are_reckoned_where_a_file_is_silent():
    vote = there_and_back(a_goal_file(abstimmungen=[a_vote()]))["abstimmungen"][0]

    assert (vote["punkte_vergeben"], vote["punkte_nicht_vergeben"]) == (12, 8)
    assert [result["rang"] for result in vote["ergebnisse"]] == [2, 1]


def test_sums_and_ranks_that_contradict_the_result_are_kept():
    results = [
        {"option": "HF-01", "punkte": 5, "rang": 1},
        {"option": "PI-01", "punkte": 7, "rang": 2},
    ]
    given = a_vote(punkte_vergeben=25, punkte_nicht_vergeben=-5, ergebnisse=results)

    vote = there_and_back(a_goal_file(abstimmungen=[given]))["abstimmungen"][0]

    assert (vote["punkte_vergeben"], vote["punkte_nicht_vergeben"]) == (25, -5)
    assert [result["rang"] for result in vote["ergebnisse"]] == [1, 2]


def test_a_sum_that_no_file_can_hold_is_cut(tmp_path):
    results = [{"option": "ja", "punkte": 2**62}, {"option": "nein", "punkte": 2**62}]

    vote = there_and_back(a_file(abstimmungen=[a_vote(ergebnisse=results)]))["abstimmungen"][0]

    assert vote["punkte_vergeben"] == 2**63 - 1


def test_more_points_than_the_room_has_are_read(tmp_path):
    results = [{"option": "HF-01", "punkte": 500}]

    vote = there_and_back(a_goal_file(abstimmungen=[a_vote(ergebnisse=results)]))["abstimmungen"][0]

    assert (vote["punkte_vergeben"], vote["punkte_nicht_vergeben"]) == (500, 0)


def test_an_option_that_was_deleted_after_the_vote_becomes_text(tmp_path):
    path, _ = read_in(tmp_path, a_goal_file(abstimmungen=[a_vote()]))
    with WorkshopFile.open(path) as workshop, workshop.change("Kürzel geändert") as session:
        session.scalars(select(ActionField)).one().code = "HF-07"

    once = written_out(path)

    options = [result["option"] for result in json.loads(once)["abstimmungen"][0]["ergebnisse"]]
    assert options == ["entfallen: HF-01", "PI-01"]
    assert written_out(read_in(tmp_path, once, "zurueck.workshop")[0]) == once


def test_a_mean_that_contradicts_the_counts_is_kept_until_they_change(tmp_path):
    item = {"id": "KL-01", "punkte": {"1": 1, "2": 1}, "mittelwert": 4.2}
    path, _ = read_in(tmp_path, a_file(klima={"items": [item]}))
    assert json.loads(written_out(path))["klima"]["items"][0]["mittelwert"] == 4.2

    with WorkshopFile.open(path) as workshop, workshop.change("Punkte gezählt") as session:
        row = session.scalars(select(ClimateItem)).one()
        row.counts, row.mean_reported = {"1": 1, "2": 3}, None

    assert json.loads(written_out(path))["klima"]["items"][0]["mittelwert"] == 1.75


def test_counts_are_written_by_scale_value():
    counts = {"10": 1, "2": 3, "1": None}
    document = a_file(klima={"items": [{"id": "KL-01", "punkte": counts}]})

    assert list(there_and_back(document)["klima"]["items"][0]["punkte"].items()) == [
        ("2", 3),
        ("10", 1),
    ]


def test_a_step_with_minutes_is_over_and_one_without_is_open(tmp_path):
    log = [
        {"schritt": "T1-02", "plan_min": 20, "ist_min": 25},
        {"schritt": "T1-03", "plan_min": 25},
    ]

    path, _ = read_in(tmp_path, a_file(zeitprotokoll=log))

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        states = {run.step: run.status for run in session.scalars(select(StepRun))}
    assert states == {"T1-02": StepStatus.DONE, "T1-03": StepStatus.OPEN}


def test_rounds_and_ballot_papers_come_back(tmp_path):
    keys = {
        "punkteformel": "drittel",
        "zur_wahl": ["HF-01"],
        "zaehlt": True,
        "schnitt_nach": 3,
        "begruendung_ueberzahl": "Zwei kamen später dazu.",
        "stimmzettel": [
            {"gruppe": "verwaltung", "punkte": {"HF-01": 2}},
            {"gruppe": None, "punkte": {}},
        ],
    }

    vote = there_and_back(a_goal_file(abstimmungen=[a_vote(**keys)]))["abstimmungen"][0]

    assert {key: vote[key] for key in keys} == keys


@pytest.mark.parametrize(
    ("keys", "is_revealed"),
    [
        ({"verdeckt": True}, True),
        ({"verdeckt": True, "aufgedeckt": False}, False),
        ({"verdeckt": True, "ergebnisse": []}, False),
        ({"verdeckt": False}, False),
    ],
)
def test_a_secret_vote_with_results_counts_as_revealed_unless_the_file_denies_it(
    tmp_path, keys, is_revealed
):
    path, _ = read_in(tmp_path, a_goal_file(abstimmungen=[a_vote(**keys)]))

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        assert session.scalars(select(Vote)).one().is_revealed is is_revealed
    written = json.loads(written_out(path))["abstimmungen"][0]
    assert written.get("aufgedeckt") == keys.get("aufgedeckt")
