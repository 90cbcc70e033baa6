"""Reading a group's copy in: what comes by itself, what is asked, and that it is one step."""

import sqlite3
from contextlib import closing

import pytest
from any_content import rows_in
from builders import (
    a_ballot_paper,
    a_card,
    a_card_origin,
    a_chapter_text,
    a_cluster,
    a_guiding_goal,
    a_municipality,
    a_participant,
    a_photo,
    a_project_idea,
    a_step_run,
    a_vision,
    a_vote,
    a_vote_result,
    an_objective,
)
from copying import a_copy, ours, read, theirs
from pictures import a_chunk, a_png
from sqlalchemy import select

from workshop_app.merging.errors import (
    ChangedMeanwhileError,
    NotACopyError,
    NothingToCopyError,
    SameFileError,
)
from workshop_app.merging.plan import ConflictKind
from workshop_app.merging.reading_in import compare_with, read_in
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import GuidingGoal, Objective, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Participant, Photo
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.voting import BallotPaper, VoteResult
from workshop_app.model.workshop import ChapterText, StepRun, Workshop
from workshop_app.phases.board import board_reading
from workshop_app.pictures import LARGEST_KEPT
from workshop_app.storage.errors import DamagedFileError, NewerFileError, NotAWorkshopFileError
from workshop_app.storage.picture_store import keep_picture, read_picture
from workshop_app.storage.workshop_file import WorkshopFile


def add(workshop, builder, **fields):
    with workshop.change("Angelegt") as session:
        return builder(session, **fields).id


def edit(path_or_workshop, kind, row_id, **fields):
    def change(workshop):
        with workshop.change("Geändert") as session:
            row = session.get_one(kind, row_id)
            for name, value in fields.items():
                setattr(row, name, value)

    if isinstance(path_or_workshop, WorkshopFile):
        change(path_or_workshop)
    else:
        with WorkshopFile.open(path_or_workshop) as workshop:
            change(workshop)


def remove(path_or_workshop, kind, row_id):
    def change(workshop):
        with workshop.change("Gelöscht") as session:
            session.delete(session.get_one(kind, row_id))

    if isinstance(path_or_workshop, WorkshopFile):
        change(path_or_workshop)
    else:
        with WorkshopFile.open(path_or_workshop) as workshop:
            change(workshop)


def add_in(path, builder, **fields):
    with WorkshopFile.open(path) as copy:
        return add(copy, builder, **fields)


def row(workshop, kind, row_id):
    with workshop.read() as session:
        return session.get(kind, row_id)


def kinds(comparison):
    return [conflict.kind for conflict in comparison.plan.conflicts.values()]


def is_sound(path):
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return whole and connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_cards_that_were_put_together_here_have_the_points_that_the_group_counted(workshop):
    top, below = (add(workshop, a_card, text=text, question="F2") for text in ("eins", "zwei"))
    edit(workshop, Card, top, points=3)
    path = a_copy(workshop)
    edit(workshop, Card, below, merged_into_id=top)
    edit(path, Card, below, points=4)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    with workshop.read() as session:
        (card,) = board_reading.read_cards(session, "F2")
    assert (card.text, card.points) == ("eins", 7)


def test_different_rows_and_fields_come_together_by_themselves(workshop):
    card_id = add(workshop, a_card, text="alt")
    path = a_copy(workshop)
    edit(workshop, Card, card_id, text="neu")
    edit(path, Card, card_id, explanation="aus der Gruppe")
    new_id = add_in(path, a_card, text="Karte der Gruppe")
    own_id = add(workshop, a_cluster)

    comparison = read(workshop, path)

    merged = row(workshop, Card, card_id)
    assert comparison.plan.conflicts == {}
    assert (merged.text, merged.explanation) == ("neu", "aus der Gruppe")
    assert row(workshop, Card, new_id).text == "Karte der Gruppe"
    assert row(workshop, Cluster, own_id) is not None


def test_reading_in_is_one_step_to_undo(workshop):
    card_id = add(workshop, a_card)
    path = a_copy(workshop)
    edit(path, Card, card_id, text="aus der Gruppe")
    add_in(path, a_cluster)
    before = rows_in(workshop.path)

    read(workshop, path)
    after = rows_in(workshop.path)

    assert workshop.undo() == "Gruppenergebnis eingelesen: Sprache"
    assert rows_in(workshop.path) == before
    workshop.redo()
    assert rows_in(workshop.path) == after


def test_after_an_undo_the_same_copy_comes_in_again(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)
    new_id = add_in(path, a_card, code="K-900")
    read(workshop, path)
    workshop.undo()

    read(workshop, path)

    assert row(workshop, Card, new_id) is not None


@pytest.mark.parametrize(("decide", "text"), [(ours, "hier"), (theirs, "dort")])
def test_the_same_field_on_both_sides_is_decided_by_people(workshop, decide, text):
    card_id = add(workshop, a_card, text="alt")
    path = a_copy(workshop)
    edit(workshop, Card, card_id, text="hier")
    edit(path, Card, card_id, text="dort", explanation="mehr")

    comparison = read(workshop, path, decide)

    (conflict,) = comparison.plan.conflicts.values()
    assert (conflict.column, conflict.ours, conflict.theirs) == ("text", "hier", "dort")
    assert row(workshop, Card, card_id).text == text
    assert row(workshop, Card, card_id).explanation == "mehr"


def test_the_same_text_on_both_sides_is_no_conflict(workshop):
    card_id = add(workshop, a_card, text="alt")
    path = a_copy(workshop)
    edit(workshop, Card, card_id, text="gleich")
    edit(path, Card, card_id, text="gleich")

    assert compare_with(workshop, path).plan.conflicts == {}


def test_the_same_copy_twice_brings_nothing_new(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)
    add_in(path, a_card, code="K-900")
    read(workshop, path)
    after = rows_in(workshop.path)

    again = compare_with(workshop, path)

    assert not again.is_new
    read_in(workshop, again, ours)
    assert rows_in(workshop.path) == after


def test_a_newer_state_of_a_copy_brings_only_what_is_new(workshop):
    card_id = add(workshop, a_card, text="alt")
    path = a_copy(workshop)
    edit(path, Card, card_id, text="dort")
    edit(workshop, Card, card_id, text="hier")
    read(workshop, path, ours)
    edit(path, Card, card_id, explanation="später")
    new_id = add_in(path, a_cluster)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    assert row(workshop, Card, card_id).text == "hier"
    assert row(workshop, Card, card_id).explanation == "später"
    assert row(workshop, Cluster, new_id) is not None


def test_a_clash_of_codes_gives_the_groups_row_a_new_one(workshop):
    add(workshop, a_card, code="K-011")
    path = a_copy(workshop)
    own_id = add(workshop, a_card, code="K-012", text="hier")
    new_id = add_in(path, a_card, code="K-012", text="dort")

    read(workshop, path)

    assert row(workshop, Card, own_id).code == "K-012"
    assert row(workshop, Card, new_id).code == "K-013"


def test_a_new_code_is_followed_by_all_that_names_it_also_later(workshop):
    add(workshop, a_project_idea, code="PI-01")
    path = a_copy(workshop)
    own_id = add(workshop, a_project_idea, code="PI-02")
    idea_id = add_in(path, a_project_idea, code="PI-02")
    vote_id = add_in(path, a_vote, option_codes=("PI-01", "PI-02"))
    result_id = add_in(path, a_vote_result, vote_id=vote_id, option="PI-02", points=3)
    read(workshop, path)
    edit(path, VoteResult, result_id, points=5)
    paper_id = add_in(path, a_ballot_paper, vote_id=vote_id, points={"PI-02": 5})

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    assert row(workshop, ProjectIdea, own_id).code == "PI-02"
    assert row(workshop, ProjectIdea, idea_id).code == "PI-03"
    result = row(workshop, VoteResult, result_id)
    assert (result.option, result.points) == ("PI-03", 5)
    assert row(workshop, BallotPaper, paper_id).points == {"PI-03": 5}


@pytest.mark.parametrize(("decide", "stays"), [(ours, False), (theirs, True)])
def test_what_was_deleted_here_and_edited_there_is_asked(workshop, decide, stays):
    card_id = add(workshop, a_card)
    path = a_copy(workshop)
    remove(workshop, Card, card_id)
    edit(path, Card, card_id, text="dort")

    comparison = read(workshop, path, decide)

    assert kinds(comparison) == [ConflictKind.DELETED_HERE]
    assert (row(workshop, Card, card_id) is not None) is stays


@pytest.mark.parametrize(("decide", "stays"), [(ours, True), (theirs, False)])
def test_what_was_deleted_there_and_edited_here_is_asked(workshop, decide, stays):
    card_id = add(workshop, a_card)
    path = a_copy(workshop)
    edit(workshop, Card, card_id, text="hier")
    remove(path, Card, card_id)

    comparison = read(workshop, path, decide)

    assert kinds(comparison) == [ConflictKind.DELETED_THERE]
    assert (row(workshop, Card, card_id) is not None) is stays


def test_what_nobody_else_touched_is_deleted_without_asking(workshop):
    goal_id = add(workshop, a_guiding_goal)
    add(workshop, an_objective, guiding_goal_id=goal_id)
    path = a_copy(workshop)
    remove(path, GuidingGoal, goal_id)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    assert rows_in(workshop.path)["objective"] == rows_in(workshop.path)["guiding_goal"] == []


@pytest.mark.parametrize(("decide", "stays"), [(ours, False), (theirs, True)])
def test_a_card_thrown_away_here_and_edited_there_is_asked(workshop, decide, stays):
    card_id = add(workshop, a_card)
    path = a_copy(workshop)
    edit(workshop, Card, card_id, is_in_trash=True)
    edit(path, Card, card_id, text="dort")

    comparison = read(workshop, path, decide)

    (conflict,) = comparison.plan.conflicts.values()
    assert conflict.column == "is_in_trash"
    assert row(workshop, Card, card_id).is_in_trash is not stays
    assert row(workshop, Card, card_id).text == "dort"


@pytest.mark.parametrize(("decide", "cards"), [(ours, 0), (theirs, 2)])
def test_a_cluster_deleted_here_and_filled_there_comes_back_whole_or_not(workshop, decide, cards):
    cluster_id = add(workshop, a_cluster)
    add(workshop, a_card, cluster_id=cluster_id)
    path = a_copy(workshop)
    remove(workshop, Cluster, cluster_id)
    new_id = add_in(path, a_card, cluster_id=cluster_id)

    comparison = read(workshop, path, decide)

    (conflict,) = comparison.plan.conflicts.values()
    assert (conflict.kind, conflict.users) == (ConflictKind.DELETED_HERE, (("card", new_id),))
    with workshop.read() as session:
        inside = list(session.scalars(select(Card.id).where(Card.cluster_id == cluster_id)))
    assert len(inside) == cards
    assert row(workshop, Card, new_id) is not None


@pytest.mark.parametrize(("decide", "count"), [(ours, 2), (theirs, 0)])
def test_a_goal_deleted_there_with_a_new_objective_here_is_asked(workshop, decide, count):
    goal_id = add(workshop, a_guiding_goal)
    add(workshop, an_objective, guiding_goal_id=goal_id)
    path = a_copy(workshop)
    remove(path, GuidingGoal, goal_id)
    add(workshop, an_objective, guiding_goal_id=goal_id)

    comparison = read(workshop, path, decide)

    assert kinds(comparison) == [ConflictKind.DELETED_THERE]
    assert len(rows_in(workshop.path)["objective"]) == count


def test_an_objective_edited_there_brings_its_deleted_goal_back(workshop):
    goal_id = add(workshop, a_guiding_goal)
    objective_id = add(workshop, an_objective, guiding_goal_id=goal_id)
    path = a_copy(workshop)
    remove(workshop, GuidingGoal, goal_id)
    edit(path, Objective, objective_id, text="dort")

    read(workshop, path, theirs)

    assert row(workshop, Objective, objective_id).text == "dort"
    assert row(workshop, GuidingGoal, goal_id) is not None


def test_rows_that_a_file_has_once_become_one(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)
    own_id = add(workshop, a_vision, title="Brückstadt 2035", text="")
    add_in(path, a_vision, title="", text="Alle gehören dazu.")
    add(workshop, a_chapter_text, chapter="vorwort", text="hier")
    add_in(path, a_chapter_text, chapter="vorwort", text="dort")

    comparison = read(workshop, path, theirs)

    with workshop.read() as session:
        (vision,) = session.scalars(select(Vision))
        (chapter,) = session.scalars(select(ChapterText))
    assert (vision.id, vision.title, vision.text) == (
        own_id,
        "Brückstadt 2035",
        "Alle gehören dazu.",
    )
    assert kinds(comparison) == [ConflictKind.FIELD]
    assert chapter.text == "dort"


def test_a_link_that_was_taken_off_and_set_again_stays_one(workshop):
    card_id, goal_id = add(workshop, a_card), add(workshop, a_guiding_goal)
    link_id = add(workshop, a_card_origin, card_id=card_id, guiding_goal_id=goal_id)
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Neu gesetzt") as session:
        goal = session.get_one(GuidingGoal, goal_id)
        goal.origins.clear()
        session.flush()
        a_card_origin(session, card_id=card_id, guiding_goal_id=goal_id)

    read(workshop, path)

    (left,) = rows_in(workshop.path)["card_origin"]
    assert link_id.hex in left


def test_the_running_step_and_its_timer_stay_those_of_this_laptop(workshop):
    with workshop.change("Angelegt") as session:
        session.add(Workshop(title="Workshop", current_step="T1-01"))
    workshop_id = rows_in(workshop.path)["workshop"][0]
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Weiter") as session:
        session.scalars(select(Workshop)).one().current_step = "T2-05"
        a_step_run(session, step="T2-05", status="laeuft", seconds_run=99)
        a_step_run(session, step="T2-06", status="laeuft", deviation_reason="Stau")

    read(workshop, path)

    with workshop.read() as session:
        (run,) = session.scalars(select(StepRun))
    assert rows_in(workshop.path)["workshop"] == [workshop_id]
    assert (run.step, run.deviation_reason, str(run.status)) == ("T2-06", "Stau", "offen")


def test_an_order_of_both_sides_is_never_asked(workshop):
    card_id = add(workshop, a_card, position=1)
    path = a_copy(workshop)
    edit(workshop, Card, card_id, position=7)
    edit(path, Card, card_id, position=4)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    assert row(workshop, Card, card_id).position == 7


def test_stacks_of_both_sides_have_no_chains(workshop):
    one, two, three = (add(workshop, a_card) for _ in range(3))
    path = a_copy(workshop)
    edit(workshop, Card, one, merged_into_id=two)
    edit(path, Card, two, merged_into_id=three)

    read(workshop, path)

    assert row(workshop, Card, one).merged_into_id == three
    assert row(workshop, Card, two).merged_into_id == three


@pytest.mark.parametrize(("decide", "lying"), [(ours, 0), (theirs, 1)])
def test_two_cards_that_each_side_laid_on_the_other_are_asked(workshop, decide, lying):
    cards = [add(workshop, a_card) for _ in range(2)]
    path = a_copy(workshop)
    edit(workshop, Card, cards[0], merged_into_id=cards[1])
    edit(path, Card, cards[1], merged_into_id=cards[0])

    comparison = read(workshop, path, decide)

    (conflict,) = comparison.plan.conflicts.values()
    below = [row(workshop, Card, card).merged_into_id for card in cards]
    assert conflict.column == "merged_into_id"
    assert below[lying] == cards[1 - lying]
    assert below[1 - lying] is None


def test_ballot_papers_of_both_laptops_add_up(workshop):
    vote_id = add(workshop, a_vote)
    result_id = add(workshop, a_vote_result, vote_id=vote_id, option="HF-01", points=2)
    add(workshop, a_ballot_paper, vote_id=vote_id, points={"HF-01": 2})
    path = a_copy(workshop)
    with workshop.change("Stimmzettel") as session:
        a_ballot_paper(session, vote_id=vote_id, points={"HF-01": 1})
        session.get_one(VoteResult, result_id).points = 3
    with WorkshopFile.open(path) as copy, copy.change("Stimmzettel") as session:
        a_ballot_paper(session, vote_id=vote_id, points={"HF-01": 1, "HF-02": 4})
        session.get_one(VoteResult, result_id).points = 3
        a_vote_result(session, vote_id=vote_id, option="HF-02", points=4)

    comparison = read(workshop, path)

    with workshop.read() as session:
        points = dict(
            tuple(one) for one in session.execute(select(VoteResult.option, VoteResult.points))
        )
    assert comparison.plan.conflicts == {}
    assert points == {"HF-01": 4, "HF-02": 4}


def test_photos_come_with_their_pictures(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Foto") as session:
        name = keep_picture(session, a_png(30))
        photo_id = a_photo(session, picture_hash=name).id

    read(workshop, path)

    assert row(workshop, Photo, photo_id).picture_hash == name
    with workshop.read() as session:
        assert read_picture(session, name) == a_png(30)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (b"%PDF-1.7", "kein Bild (PNG oder JPEG)"),
        (a_png(30)[:-20], "unvollständig oder beschädigt"),
        (a_png(30)[:16] + (65_500).to_bytes(4, "big") * 2 + a_png(30)[24:], "100 Megapixel"),
        (a_png(30)[:-12] + a_chunk(b"tEXt", b"Ort\0Auental") + a_png()[-12:], "der Kamera"),
        (bytes(LARGEST_KEPT + 1), "größer als 10 MB"),
    ],
    ids=["pdf", "cut off", "too wide", "with notes", "too large"],
)
def test_a_picture_that_cannot_be_used_stays_out_and_the_rest_comes(workshop, picture, reason):
    add(workshop, a_card)
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Foto") as session:
        names = [keep_picture(session, one) for one in (picture, a_png(31))]
        bad, good = (a_photo(session, picture_hash=name).id for name in names)

    comparison = read(workshop, path)

    assert reason in comparison.refused[0]
    assert row(workshop, Photo, bad).picture_hash is None
    assert row(workshop, Photo, good).picture_hash == names[1]
    with workshop.read() as session:
        assert read_picture(session, names[0]) is None
        assert read_picture(session, names[1]) == a_png(31)


def test_a_picture_that_is_not_what_its_row_names_stays_out(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Foto") as session:
        photo_id = a_photo(session, picture_hash=keep_picture(session, a_png(30))).id
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE picture SET content = ?", (a_png(29),))
        connection.commit()

    comparison = read(workshop, path)

    assert "seit dem Einfügen verändert" in comparison.refused[0]
    assert row(workshop, Photo, photo_id).picture_hash is None


def test_a_logo_that_cannot_be_used_leaves_the_own_one(workshop):
    town = add(workshop, a_municipality, logo=a_png(30))
    path = a_copy(workshop)
    edit(path, Municipality, town, logo=b"%PDF-1.7", name="Stadt Auental am Bach")

    comparison = read(workshop, path)

    assert "kein Bild" in comparison.refused[0]
    assert row(workshop, Municipality, town).logo == a_png(30)
    assert row(workshop, Municipality, town).name == "Stadt Auental am Bach"


def test_a_copy_that_holds_anothers_result_brings_it_once(workshop, tmp_path):
    card_id = add(workshop, a_card, text="alt")
    first, second = a_copy(workshop, "Eins"), a_copy(workshop, "Zwei")
    edit(first, Card, card_id, text="eins")
    edit(second, Card, card_id, text="zwei")
    with WorkshopFile.open(first) as copy:
        read(copy, second, theirs)

    read(workshop, first)
    comparison = compare_with(workshop, second)

    assert row(workshop, Card, card_id).text == "zwei"
    assert not comparison.is_new


def test_a_file_copied_by_hand_is_a_copy_too(workshop, tmp_path):
    add(workshop, a_card)
    workshop.copy_to(tmp_path / "Kopie.workshop")
    new_id = add_in(tmp_path / "Kopie.workshop", a_cluster)

    comparison = read(workshop, tmp_path / "Kopie.workshop")

    assert comparison.source.name == "Kopie"
    assert row(workshop, Cluster, new_id) is not None


def test_another_workshop_is_refused(workshop, tmp_path):
    add(workshop, a_card)
    with WorkshopFile.create(tmp_path / "fremd.workshop") as other:
        add(other, a_card)

    with pytest.raises(NotACopyError, match="keine Kopie dieses Workshops"):
        compare_with(workshop, tmp_path / "fremd.workshop")


def test_the_file_itself_is_refused(workshop):
    with pytest.raises(SameFileError):
        compare_with(workshop, workshop.path)


def test_an_empty_workshop_has_nothing_to_copy(workshop):
    with pytest.raises(NothingToCopyError):
        a_copy(workshop)

    assert not workshop.path.with_name("Sprache.workshop").exists()


def test_broken_and_newer_and_other_files_are_refused_and_nothing_changes(workshop):
    add(workshop, a_card)
    before = rows_in(workshop.path)
    path = a_copy(workshop)
    whole = path.read_bytes()

    def refused(content, error):
        path.write_bytes(content)
        with pytest.raises(error):
            compare_with(workshop, path)

    refused(whole[:60] + b"\x00\x00\x03\xe7" + whole[64:], NewerFileError)
    refused(whole[:9000], DamagedFileError)
    refused(b"PK\x03\x04" + whole, NotAWorkshopFileError)
    assert rows_in(workshop.path) == before


def test_a_copy_that_somebody_has_open_can_be_read(workshop):
    add(workshop, a_card)
    path = a_copy(workshop)

    with WorkshopFile.open(path) as copy:
        new_id = add(copy, a_cluster)
        read(workshop, path)

    assert row(workshop, Cluster, new_id) is not None


def test_a_change_between_comparing_and_writing_is_read_afresh(workshop):
    card_id = add(workshop, a_card)
    path = a_copy(workshop)
    edit(path, Card, card_id, text="dort")
    comparison = compare_with(workshop, path)
    edit(workshop, Card, card_id, explanation="inzwischen")

    read_in(workshop, comparison, ours)

    merged = row(workshop, Card, card_id)
    assert (merged.text, merged.explanation) == ("dort", "inzwischen")
    assert is_sound(workshop.path)


def test_a_person_deleted_here_does_not_come_back_by_itself(workshop):
    person_id = add(workshop, a_participant)
    path = a_copy(workshop)
    remove(workshop, Participant, person_id)
    edit(path, Participant, person_id, organisation="Kulturverein")

    comparison = read(workshop, path)

    assert kinds(comparison) == [ConflictKind.DELETED_HERE]
    assert row(workshop, Participant, person_id) is None


def test_a_new_conflict_after_comparing_is_asked_first(workshop):
    card_id = add(workshop, a_card, text="alt")
    path = a_copy(workshop)
    edit(path, Card, card_id, text="dort")
    comparison = compare_with(workshop, path)
    edit(workshop, Card, card_id, text="inzwischen")
    before = rows_in(workshop.path)

    with pytest.raises(ChangedMeanwhileError, match="Es wurde nichts eingelesen"):
        read_in(workshop, comparison, theirs)

    assert rows_in(workshop.path) == before
