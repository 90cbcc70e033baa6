"""Anything in a workshop is found by a few letters, and leads to where it is."""

import builders
import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_app.phases import places
from workshop_app.phases.method import PartKey
from workshop_app.phases.schedule import agenda_edit
from workshop_app.phases.search.search import LIMIT, Search, place_of
from workshop_app.phases.search.search_entries import Entry, Group, Kind
from workshop_app.phases.search.search_fixed import fixed_entries
from workshop_app.phases.search.search_rows import SOURCES
from workshop_app.storage.workshop_file import WorkshopFile

COMMAND = Entry(Kind.COMMAND, "undo", "Rückgängig machen", words="zurücknehmen", place="Strg+Z")


def a_search(workshop):
    search = Search([COMMAND, *fixed_entries()])
    with workshop.read() as session:
        search.read(session)
    return search


def fill(workshop):
    """Some of each."""
    with workshop.change("Angelegt") as session:
        field = builders.an_action_field(session, title="Sprache und Bildung")
        cluster = builders.a_cluster(session, title="Ankommen im Alltag", question="F3")
        session.flush()
        builders.a_card(
            session,
            text="Dolmetscherpool fehlt",
            explanation="Vor allem beim Arzt",
            question="F3",
            cluster_id=cluster.id,
        )
        builders.a_card(session, text="Frauensprachkurs am Vormittag", question="F2")
        builders.a_guiding_goal(session, action_field_id=field.id, text="Alle lernen Deutsch.")
        builders.a_participant(
            session,
            first_name="Gülay",
            last_name="Müller",
            organisation="Kulturverein",
            email="geheim@example.org",
            needs="Rollstuhlplatz",
        )


@pytest.fixture
def search(workshop):
    """The search of a workshop with some of each."""
    fill(workshop)
    search = a_search(workshop)
    yield search
    search.close()


@pytest.fixture(scope="module")
def kept_search(tmp_path_factory):
    """The same for all tests that only look for something: an index takes a while to be made."""
    with builders.a_workshop(tmp_path_factory.mktemp("suche") / "a.workshop") as workshop:
        fill(workshop)
        search = a_search(workshop)
    yield search
    search.close()


def titles(search, query, group=None):
    return [hit.entry.title for hit in search.find(query, group=group)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("dolmetscherpool", "Dolmetscherpool fehlt"),
        ("DOLM", "Dolmetscherpool fehlt"),
        ("fehlt dolm", "Dolmetscherpool fehlt"),
        ("arzt", "Dolmetscherpool fehlt"),
        ("ankommen dolmetscher", "Dolmetscherpool fehlt"),
        ("sprachkurs", "Frauensprachkurs am Vormittag"),
        ("mueller", "Gülay Müller"),
        ("muller gulay", "Gülay Müller"),
        ("kulturverein", "Gülay Müller"),
        ("person müller", "Gülay Müller"),
        ("HF-01", "Sprache und Bildung"),
        ("hf1", "Sprache und Bildung"),
        ("bildung", "Sprache und Bildung"),
        ("leitziel deutsch", "Alle lernen Deutsch."),
        ("T1-07", "Stärken und Schwächen"),
        ("klima-barometer", "Klima-Barometer"),
        ("kapitel 10", "Maßnahmen- und Zeitplan"),
        ("zurücknehmen", "Rückgängig machen"),
        ("raum und technik", "Raum und Technik"),
    ],
)
def test_the_best_hit_is_what_was_meant(kept_search, query, title):
    assert titles(kept_search, query)[0] == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("dolmetcherpool", "Dolmetscherpool fehlt"),
        ("dolmetshcer", "Dolmetscherpool fehlt"),
        ("fehkt", "Dolmetscherpool fehlt"),
        ("sprschkurs", "Frauensprachkurs am Vormittag"),
        ("mülller", "Gülay Müller"),
        ("muleler", "Gülay Müller"),
        ("Rückgägnig", "Rückgängig machen"),
    ],
)
def test_a_wrong_a_missing_or_a_swapped_letter_is_forgiven(kept_search, query, title):
    assert titles(kept_search, query)[0] == title


@pytest.mark.parametrize("query", ["", "  ", "–", "„“", '"', "*", "xqzwv", "amt xqzwv"])
def test_nothing_is_found_for_nothing(kept_search, query):
    assert kept_search.find(query) == ()


def test_needs_and_addresses_of_people_cannot_be_found(kept_search):
    assert titles(kept_search, "rollstuhlplatz") == []
    assert titles(kept_search, "geheim") == []


def test_only_a_group_is_searched_where_it_is_wanted(kept_search):
    assert titles(kept_search, "sprache", Group.GOALS)[0] == "Sprache und Bildung"
    assert {hit.entry.kind for hit in kept_search.find("sprach", group=Group.CARDS)} == {Kind.CARD}
    assert titles(kept_search, "müller", Group.CARDS) == []


def test_a_group_can_be_looked_through_without_a_word(kept_search):
    assert [hit.entry.title for hit in kept_search.first(Group.PEOPLE)] == ["Gülay Müller"]
    assert [hit.entry for hit in kept_search.first(Group.COMMANDS)] == [COMMAND]


def test_kinds_of_a_group_stand_side_by_side():
    groups = [kind.group for kind in Kind]

    assert groups == sorted(groups, key=list(Group).index)


def test_the_letters_that_fit_are_known(kept_search):
    hit = kept_search.find("sprachkurs")[0]

    assert hit.title_spans() == ((6, 10),)


def test_a_hit_says_where_it_is(kept_search):
    entry = kept_search.find("dolmetscherpool")[0].entry

    assert (entry.code, entry.detail) == ("K-001", "Ankommen im Alltag · Vor allem beim Arzt")
    assert entry.place == "Schwächen"


def test_there_are_never_more_hits_than_anybody_reads(workshop):
    with workshop.change("Angelegt") as session:
        for number in range(LIMIT + 20):
            builders.a_card(session, text=f"Sprachcafé {number}")

    search = a_search(workshop)

    assert len(search.find("sprachcafe")) == LIMIT
    search.close()


def refreshed(search, workshop, change):
    """Let a change of the workshop reach the search as the views do."""
    touched = []
    workshop.add_listener(lambda told: touched.extend(told.touched))
    with workshop.change("Geändert") as session:
        change(session)
    with workshop.read() as session:
        search.refresh(session, touched)


def test_what_is_added_is_found(search, workshop):
    refreshed(search, workshop, lambda session: builders.a_card(session, text="Lesepaten"))

    assert titles(search, "lesepaten") == ["Lesepaten"]


def test_what_is_reworded_is_found_by_its_new_words_only(search, workshop):
    def reword(session):
        session.query(builders.Card).filter_by(code="K-001").one().text = "Sprachmittlung"

    refreshed(search, workshop, reword)

    assert titles(search, "sprachmittlung", Group.CARDS) == ["Sprachmittlung"]
    assert titles(search, "dolmetscherpool") == []


def test_a_person_who_is_deleted_is_found_no_more(search, workshop):
    def delete(session):
        session.delete(session.query(builders.Participant).one())

    refreshed(search, workshop, delete)

    assert titles(search, "müller") == []
    assert not search._index.has_word("gulay")


def test_cards_are_found_by_the_new_name_of_their_cluster(search, workshop):
    def rename(session):
        session.query(builders.Cluster).one().title = "Behördengänge"

    refreshed(search, workshop, rename)

    assert titles(search, "behördengang") == ["Behördengänge", "Dolmetscherpool fehlt"]


def test_what_was_found_before_is_looked_up_as_it_is_now(search, workshop):
    entry = search.find("dolmetscherpool")[0].entry

    def delete(session):
        session.delete(session.query(builders.Card).filter_by(code="K-001").one())

    assert search.current(entry) == entry
    refreshed(search, workshop, delete)
    assert search.current(entry) is None


@settings(max_examples=examples(30))
@given(st.text(max_size=40))
def test_any_text_can_be_looked_for(text):
    search = Search([COMMAND, *fixed_entries()])

    for hit in search.find(text):
        for start, length in (*hit.title_spans(), *hit.subtitle_spans()):
            assert start >= 0
            assert length >= 0

    search.close()


def test_every_fixed_entry_leads_somewhere(workshop):
    with workshop.read() as session:
        leads = {entry: place_of(session, entry) for entry in fixed_entries()}

    assert [entry.key for entry, place in leads.items() if place is None] == []
    assert place_of(None, COMMAND) is None


def test_a_step_of_ones_own_is_found_and_led_to_until_it_is_gone(workshop):
    with workshop.change("Schritt") as session:
        key = agenda_edit.add_own(session, PartKey.DAY_1, after=None, is_break=False)
        agenda_edit.rename(session, key, "Grußwort der Landrätin")
    search = a_search(workshop)
    entry = search.find("grusswort")[0].entry

    with workshop.read() as session:
        assert place_of(session, entry) == places.Place(key)
    with workshop.change("Gelöscht") as session:
        agenda_edit.remove_own(session, key)
    with workshop.read() as session:
        assert place_of(session, entry) is None
    search.close()


def test_every_table_that_has_a_place_is_searched_or_has_one_row_of_its_own():
    searched = {source.table.__tablename__ for source in SOURCES}
    single = {
        "workshop",
        "municipality",
        "vision",
        "climate_scale",
        "feedback",
        "chapter_text",  # found as chapters
    }

    others = {"card", "cluster", "vote", "checklist_entry", "own_step"}
    assert set(places._TABLES) | others == searched | single


def test_a_row_leads_to_its_pane(search, workshop):
    entry = search.find("dolmetscherpool")[0].entry

    with workshop.read() as session:
        place = place_of(session, entry)

    assert (place.step, place.code) == ("T1-07", "K-001")


def test_a_workshop_opened_for_reading_can_be_searched(search, workshop):
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        other = a_search(reading)

    assert titles(other, "dolmetscherpool") == ["Dolmetscherpool fehlt"]
    other.close()


def test_cards_in_the_trash_are_not_found(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_card(session, text="Dolmetscherpool", question="F3", is_in_trash=True)
        builders.a_card(session, text="Dolmetschdienst", question="F3")

    search = a_search(workshop)

    assert titles(search, "dolmetsch") == ["Dolmetschdienst"]
    search.close()


def test_a_small_group_is_found_by_who_leads_it(search, workshop):
    with workshop.change("Gruppe gebildet") as session:
        group = builders.a_small_group(session, name="Tisch 3", table_host="Mira Tannert", day=1)
    fresh = a_search(workshop)

    entry = fresh.find("tannert")[0].entry
    with workshop.read() as session:
        place = place_of(session, entry)
    fresh.close()

    assert (entry.title, entry.detail) == ("Tisch 3", "Mira Tannert")
    assert (place.step, place.code) == ("T1-07", group.code)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("Kleingruppen", {"Gruppen"}),
        ("Kleingrupen", {"Gruppen"}),
        ("Tischgruppen", {"Gruppen"}),
        ("verdeckt", {"Gewichten"}),
        ("aufdecken", {"Gewichten"}),
        ("Stichwahl", {"Gewichten"}),
    ],
)
def test_a_pane_is_found_by_the_words_of_the_handbook(kept_search, query, titles):
    assert titles <= {
        hit.entry.title for hit in kept_search.find(query) if hit.entry.kind is Kind.PANE
    }
