"""How a board is laid out and painted, and that one card more stays a small matter."""

import shutil
import statistics
import time
from pathlib import Path

import pytest
from board_views import F2, add_cards, add_cluster, key, make_view, write
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tests.builders import a_workshop
from workshop_app.model.board import Legibility
from workshop_app.phases.board import boards, trash
from workshop_app.phases.board.board_reading import BoardCard, Pile
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.card_layout import CardLayouts, break_lines
from workshop_app.views.board.card_sizes import CardSizes
from workshop_app.views.board.widths import share_width
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.parts.hyphens import with_soft_hyphens

K = Qt.Key
SOFT = "\u00ad"


class Paints(QObject):
    """Counts how often viewports are painted."""

    def __init__(self, viewports):
        super().__init__()
        self.counts = dict.fromkeys(viewports, 0)
        for viewport in viewports:
            viewport.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched in self.counts:
            self.counts[watched] += 1
        return False


# --- the width ----------------------------------------------------------------------------------


@pytest.mark.parametrize("clusters", [1, 2, 4, 8, 30])
@pytest.mark.parametrize("unassigned", [0, 1, 40])
def test_columns_stay_wide_enough_and_fill_the_width(clusters, unassigned):
    shares = share_width(
        800, clusters=clusters, unassigned_cards=unassigned, shows_set_aside=False, gap=10
    )
    used = clusters * (shares.column + 10) + shares.unassigned

    assert shares.column >= 176
    assert shares.is_slim == (unassigned == 0)
    assert used > 800 - 12


def test_board_without_clusters_is_one_wall():
    shares = share_width(800, clusters=0, unassigned_cards=3, shows_set_aside=False, gap=10)

    assert (shares.unassigned, shares.is_wall, shares.is_slim) == (800, True, False)


def test_pane_fits_a_small_window_with_many_clusters_and_piles(qtbot, workshop, view):
    for number in range(8):
        add_cluster(workshop, f"Ein ziemlich langer Titel Nummer {number}", "Karte " * 9)
    ids = add_cards(workshop, *(f"Karte {number}" for number in range(70)))
    with workshop.change("Karten beiseitegelegt") as session:
        boards.set_aside(session, card_ids=ids[:5], is_set_aside=True)
    view.tools.aside_button.click()
    QApplication.processEvents()

    view.resize(780, 520)
    QApplication.processEvents()

    assert view.width() == 780
    assert view.minimumSizeHint().width() <= 780
    assert view.capture.geometry().right() < 780
    assert view.area.column(Pile.SET_ASIDE).geometry().right() < 780


def test_unassigned_column_is_a_strip_while_it_is_empty(workshop, view):
    add_cluster(workshop, "Sprache", "eins")
    QApplication.processEvents()
    pile = view.area.column(Pile.UNASSIGNED)
    slim = (pile.is_slim, pile.width())

    add_cards(workshop, "zwei")
    QApplication.processEvents()

    assert slim == (True, 40)
    assert not pile.is_slim
    assert pile.width() > 170


# --- cards --------------------------------------------------------------------------------------


def a_board_card(**fields):
    standard = {
        "id": None,
        "code": "K-001",
        "text": "Sprachcafé",
        "explanation": "",
        "colour": "gelb",
        "legibility": Legibility.CLEAR,
        "is_dissent": False,
        "is_set_aside": False,
        "cluster_id": None,
        "position": 0,
    }
    return BoardCard(**(standard | fields))


def test_long_card_ends_after_ten_lines_in_three_dots(view):
    font = QFont(view.font())

    layout = break_lines("viele Wörter " * 700, font, 150, 10)

    assert layout.lineCount() == 10
    assert layout.text().endswith("…")


def test_short_card_is_not_cut(view):
    layout = break_lines("Sprachcafé im Mehrgenerationenhaus", QFont(view.font()), 150, 10)

    assert "…" not in layout.text()


def test_marks_make_room_below_the_text(view):
    layouts = CardLayouts()
    layouts.use_font(QFont(view.font()))

    plain = layouts.layout_of(a_board_card(), 180)
    marked = layouts.layout_of(
        a_board_card(is_dissent=True, legibility=Legibility.UNSURE, explanation="mehr"), 180
    )

    assert marked.height > plain.height
    assert [mark.word for mark in marked.marks] == ["Dissens", "unsicher", "Erläuterung"]
    assert all(mark.word_place.right() <= 180 for mark in marked.marks)


def test_layouts_of_cards_out_of_sight_are_not_kept_but_their_heights_are(view):
    layouts = CardLayouts()
    layouts.use_font(QFont(view.font()))
    cards = [a_board_card(text=f"Karte {number}") for number in range(1_000)]

    heights = [layouts.height_of(card, 180) for card in cards]
    first, last = layouts.layout_of(cards[0], 180), layouts.layout_of(cards[-1], 180)

    assert len(layouts._kept) == 600
    assert len(layouts._heights) == 1_000
    assert (heights[0], heights[-1]) == (first.height, last.height)


def test_a_card_that_is_painted_stays_laid_out(view):
    layouts = CardLayouts()
    layouts.use_font(QFont(view.font()))
    in_sight = a_board_card(text="In Sicht")
    layout = layouts.layout_of(in_sight, 180)

    for number in range(1_000):
        layouts.layout_of(a_board_card(text=f"Karte {number}"), 180)
        layouts.layout_of(in_sight, 180)

    assert layouts.layout_of(in_sight, 180) is layout


def test_sizes_of_cards_as_they_were_before_are_forgotten():
    sizes = CardSizes()
    now = [a_board_card(text=f"Karte {number}") for number in range(50)]

    for number in range(2_000):
        now[number % 50] = a_board_card(text=f"Änderung {number}")
        if not sizes.have_room:
            sizes.make_room(50)
        sizes.put(now[number % 50], QSize(180, number))

    assert len(sizes) <= 300
    assert sizes.get(now[-1]) == QSize(180, 1_999)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Familiengrundschulzentrum", "Fami-li-en-grund-schul-zen-trum"),
        ("Wirtschaftsförderung", "Wirt-schafts-för-de-rung"),
        ("Unternehmernetzwerk", "Unter-neh-mer-netz-werk"),
        ("kurz und klar", "kurz und klar"),
        ("ÜBERSETZUNGSDIENST", "ÜBER-SET-ZUNGS-DIENST"),
    ],
)
def test_long_german_words_may_be_broken(word, expected):
    assert with_soft_hyphens(word).replace(SOFT, "-") == expected


def test_hyphens_are_only_painted_never_saved(workshop, view):
    write("Familiengrundschulzentrum")
    key(K.Key_Return)

    with workshop.read() as session:
        assert SOFT not in session.connection().exec_driver_sql("SELECT text FROM card").scalar()


@pytest.mark.parametrize(
    "text",
    ["שלום עולם", "Emoji 👩‍👩‍👧 🎉", "Cafe\u0301", "x" * 10_000, "=1+1", "<b>&amp;", "%1 %n"],
)
def test_any_text_is_painted(workshop, view, text):
    (card_id,) = add_cards(workshop, text)
    QApplication.processEvents()
    cards = view.area.column(Pile.UNASSIGNED).cards

    assert not view.grab().isNull()
    assert cards.visualRect(view.model.index_of_card(card_id)).height() > 30


def test_colour_that_nobody_knows_is_painted_and_named(workshop, view):
    (card_id,) = add_cards(workshop, "eins")
    with workshop.change("Eingelesen") as session:
        boards.set_colour(session, card_ids=[card_id], colour="türkis")

    spoken = view.model.index_of_card(card_id).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "türkis" in spoken
    assert not view.grab().isNull()


# --- a thousand cards ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def a_thousand_cards(tmp_path_factory):
    """A closed file with four columns of 250 cards; tests get copies."""
    path = tmp_path_factory.mktemp("voll") / "Auental.workshop"
    texts = [f"Karte {number} im Cluster" for number in range(250)]
    with a_workshop(path) as workshop:
        for number in range(4):
            add_cluster(workshop, f"Cluster {number}", *texts)
    return path


@pytest.fixture
def full_view(qtbot, a_thousand_cards, tmp_path):
    path = Path(shutil.copy(a_thousand_cards, tmp_path))
    with WorkshopFile.open(path) as workshop:
        bridge = ChangeBridge(workshop)
        view = make_view(qtbot, workshop, bridge)
        columns = view.area.columns_in_order()
        qtbot.waitUntil(lambda: not any(column.cards.is_rough for column in columns))
        yield view
        bridge.close()


def test_one_card_more_is_one_row_more(full_view):
    view = full_view
    view.capture._on_target_chosen(1)
    news = []
    view.model.rowsInserted.connect(lambda *_: news.append("row"))
    view.model.dataChanged.connect(lambda *_: news.append("data"))
    view.model.layoutChanged.connect(lambda *_: news.append("layout"))
    view.model.modelReset.connect(lambda *_: news.append("reset"))
    QApplication.processEvents()
    others = [column.cards.viewport() for column in view.area.columns_in_order()[1:]]
    paints = Paints(others)

    write("Eine mehr")
    key(K.Key_Return)
    QApplication.processEvents()

    assert news == ["row"]
    assert sum(paints.counts.values()) == 0


def test_enter_with_a_thousand_cards_is_measured(full_view, record_property):
    full_view.capture._on_target_chosen(1)
    times = []
    for number in range(9):
        write(f"Karte {number}")
        start = time.perf_counter()
        key(K.Key_Return)
        QApplication.processEvents()
        times.append(time.perf_counter() - start)

    median = statistics.median(times)
    record_property("enter_to_painted_ms", round(median * 1000, 1))
    # The goal is 16 ms on a quiet machine; ten times that is a fault, not a busy neighbour.
    assert median < 0.16


def test_scrolling_a_full_column_paints_only_what_is_in_sight(full_view, monkeypatch):
    column = full_view.area.columns_in_order()[0].cards
    painted = []
    layout_of = CardLayouts.layout_of
    monkeypatch.setattr(
        CardLayouts,
        "layout_of",
        lambda layouts, card, width: painted.append(card.id) or layout_of(layouts, card, width),
    )

    column.verticalScrollBar().setValue(2000)
    column.viewport().repaint()

    assert 0 < len(set(painted)) < 20


# --- a moment after opening ---------------------------------------------------------------------


def opened_with(qtbot, workshop, bridge, count):
    """A board with a cluster of so many cards of several heights, just opened; its list."""
    texts = (f"Karte {n}: " + "Beratung vor Ort " * (n % 5 * 4) for n in range(count))
    add_cluster(workshop, "Sprache", *texts)
    view = make_view(qtbot, workshop, bridge)
    return view, view.area.columns_in_order()[0].cards


def places(cards):
    model, root = cards.model(), cards.rootIndex()
    return [cards.visualRect(model.index(row, 0, root)) for row in range(model.rowCount(root))]


def true_places(cards):
    cards.place_all()
    return places(cards)


def test_cards_in_sight_lie_right_at_once(qtbot, workshop, bridge):
    _view, cards = opened_with(qtbot, workshop, bridge, 90)
    height = cards.viewport().height()
    was_rough, first = cards.is_rough, places(cards)

    in_sight = [place for place in true_places(cards) if place.top() < height]

    assert was_rough
    assert first[: len(in_sight)] == in_sight
    assert first != places(cards)


def test_all_cards_lie_right_a_moment_later(qtbot, workshop, bridge):
    _view, cards = opened_with(qtbot, workshop, bridge, 90)

    qtbot.waitUntil(lambda: not cards.is_rough)

    later = places(cards)
    cards.cards.set_item_width(cards.cards.item_width)
    cards.forget_places()
    cards.verticalScrollBar().setValue(1)  # from where nothing is guessed
    cards.doItemsLayout()
    cards.verticalScrollBar().setValue(0)
    assert later == places(cards)


def test_card_far_below_is_in_sight_when_it_is_jumped_to_at_once(qtbot, workshop, bridge):
    view, cards = opened_with(qtbot, workshop, bridge, 90)
    last = view.model.cards_in(view.model.heads()[0].key)[-1]

    assert view.jump_to(last.code)

    place = cards.visualRect(view.model.index_of_card(last.id))
    assert cards.viewport().rect().contains(place)
    assert not cards.is_rough


def test_scrolling_shows_cards_where_they_lie(qtbot, workshop, bridge):
    _view, cards = opened_with(qtbot, workshop, bridge, 90)

    cards.verticalScrollBar().setValue(700)

    assert not cards.is_rough
    assert places(cards) == true_places(cards)


def test_few_cards_more_are_no_guess(full_view):
    full_view.commands.add(["eins", "zwei"], full_view.model.heads()[1].key)

    QApplication.processEvents()

    assert not full_view.area.columns_in_order()[1].cards.is_rough


def test_board_of_the_step_it_was_made_in_is_kept(workshop, view):
    write("eins")
    key(K.Key_Return)

    with workshop.read() as session:
        found = session.connection().exec_driver_sql("SELECT question, created_in_step FROM card")
        assert found.one() == (F2["question"], F2["step"])


def test_cards_that_move_have_no_third_column_laid_out(view, workshop):
    first = add_cluster(workshop, "Sprache", "Kurse", "Lotsen")
    second = add_cluster(workshop, "Wohnen", "Beratung")
    third = add_cluster(workshop, "Arbeit", "Praktika")
    QApplication.processEvents()
    view.commands.move([view.model.cards_in(first)[1].id], second)  # all have their width now
    QApplication.processEvents()
    sizes = [view.area.column(key).cards.cards._sizes for key in (first, second, third)]
    for asked in sizes:
        asked.clear()

    view.commands.move([view.model.cards_in(first)[0].id], second)
    QApplication.processEvents()

    assert [len(asked) for asked in sizes] == [0, 3, 0]


def test_a_card_that_goes_and_comes_back_at_once_has_its_place(view, workshop):
    cluster = add_cluster(workshop, "Sprache", "Kurse", "Lotsen")
    QApplication.processEvents()
    cards = view.area.column(cluster).cards
    before = [cards.visualRect(view.model.index(row, 0, cards.rootIndex())) for row in (0, 1)]

    with workshop.change("Karte gelöscht") as session:
        trash.delete_cards(session, card_ids=[view.model.cards_in(cluster)[1].id])
    workshop.undo()
    QApplication.processEvents()

    after = [cards.visualRect(view.model.index(row, 0, cards.rootIndex())) for row in (0, 1)]
    assert after == before
    assert all(rect.height() for rect in after)


def test_a_card_with_more_text_pushes_the_next_one_down_and_back(qtbot, workshop, bridge):
    view, cards = opened_with(qtbot, workshop, bridge, 4)
    before = true_places(cards)
    card = view.model.card_at(cards.model().index(1, 0, cards.rootIndex()))

    view.commands.set_text(card.id, "Beratung vor Ort fehlt vielen Familien im Norden " * 12)
    QApplication.processEvents()
    longer = places(cards)
    workshop.undo()
    QApplication.processEvents()

    assert longer[2].top() > before[2].top()
    assert places(cards) == before


def test_a_card_with_as_much_text_is_painted_anew_in_its_place(qtbot, workshop, bridge):
    view, cards = opened_with(qtbot, workshop, bridge, 4)
    before = true_places(cards)
    card = view.model.card_at(cards.model().index(1, 0, cards.rootIndex()))
    QApplication.processEvents()
    picture = cards.viewport().grab(before[1]).toImage()

    view.commands.set_text(card.id, card.text.upper())
    QApplication.processEvents()

    assert places(cards) == before
    assert cards.viewport().grab(before[1]).toImage() != picture


def test_cards_of_a_column_that_comes_into_sight_lie_right(qtbot, workshop, bridge):
    texts = (f"Karte {n}: " + "Beratung vor Ort " * (n % 5 * 4) for n in range(60))
    for title in "ABCDEFG":
        add_cluster(workshop, title, "Kurse")
    add_cluster(workshop, "Sprache", *texts)
    view = make_view(qtbot, workshop, bridge)
    QApplication.processEvents()
    column = view.area.columns_in_order()[-1]
    was_out_of_sight = column.visibleRegion().isEmpty()

    view.focus.show_column(column)

    height = column.cards.viewport().height()
    first = places(column.cards)
    in_sight = [place for place in true_places(column.cards) if place.top() < height]
    assert was_out_of_sight
    assert first[: len(in_sight)] == in_sight


def test_a_lower_column_keeps_the_places_of_its_cards_and_scrolls_to_the_last(
    qtbot, workshop, bridge
):
    view, cards = opened_with(qtbot, workshop, bridge, 30)
    qtbot.waitUntil(lambda: not cards.is_rough)
    before = places(cards)
    bar = cards.verticalScrollBar()
    end = bar.maximum() + cards.viewport().height()

    view.resize(view.width(), view.height() - 120)

    qtbot.waitUntil(lambda: bar.maximum() + cards.viewport().height() == end)
    assert [place.topLeft() for place in places(cards)] == [place.topLeft() for place in before]


def test_cards_that_a_higher_window_brings_into_sight_lie_right(qtbot, workshop, bridge):
    view, cards = opened_with(qtbot, workshop, bridge, 90)
    was_rough = cards.is_rough
    before = cards.viewport().height()

    view.resize(view.width(), view.height() + 1_200)
    qtbot.waitUntil(lambda: cards.viewport().height() > before)
    cards.doItemsLayout()

    height = cards.viewport().height()
    first = places(cards)
    in_sight = [place for place in true_places(cards) if place.top() < height]
    assert was_rough
    assert first[: len(in_sight)] == in_sight
