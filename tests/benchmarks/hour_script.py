"""What the moderator does in the scripted hour, key by key, and what must come of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from tests.benchmarks.desk import BEAMER, LAPTOP, Desk, DeskError, Process, Window, wait_until
from tests.benchmarks.hour_file import Found, Peephole
from tests.benchmarks.hour_texts import Typed, card_texts

_COCKPIT, _PROJECTOR = "Musterstadt", "Beamer"
_FULL = (LAPTOP[0], 0, *BEAMER)
_SECOND = 1_000
_PASTED = 12
_BURST_MS = 12  # between two keys: faster than any person
_MINUTE = 60
_WARNING = 0xFEF3C7  # the colour behind a warning, as the light theme has it
_NOTICE_PIXELS = 10_000  # a line of text over the step has more
_NOTE = ("Der Beirat tagt öffentlich", 21, 3, "Größe und Öffnung später klären")
_TOPICS = ("Fahrradständer für das Bürgerhaus",)
_COUNTED = (9, 8, 7, 12, 3)
_PAPERS = ("1,1,4", "p2,4", "v4 7 7", "4", "m1,5,5")
_TAPPED = (3, 2)
_CLIMATE = (2, 4, 9, 11, 6)


@dataclass
class Taken:
    """What was measured on the way, in milliseconds unless the name says otherwise."""

    saving: list[float] = field(default_factory=list)  # Enter until the card is in the file
    steps: list[float] = field(default_factory=list)  # key until the next step is in the file
    opened: float = 0.0
    projector_on: float = 0.0
    projector_in_window: float = 0.0
    projector_back: float = 0.0
    burst_wait: float = 0.0  # after the last key of the burst until all of it is saved
    moved_pixels: int = 0  # of the cockpit, while screens came and went


class Hour:
    """Drives one running app; each method leaves the focus where capturing goes on."""

    def __init__(self, desk: Desk, file: Peephole) -> None:
        self._desk = desk
        self._file = file
        self.taken = Taken()
        self.typed: list[Typed] = []
        self._stacks: list[tuple[str, ...]] = []

    def run(self) -> None:
        """The whole of it, up to the closed window."""
        cockpit = self._open()
        self._go_on("T1-02", "T1-03")
        self._expectations()
        self._go_on("T1-04")
        self._poll()
        self._go_on("T1-P1", "T1-05", "T1-06", "T1-07")
        begun = self._strengths()
        self._pull_while_typing(cockpit)
        self._plug_while_typing(cockpit)
        self._note()
        self._wait_for_overrun(begun)
        self._go_on("T1-M", "T1-08", "T1-09", "T1-P2", "T1-10", "T1-11")
        self._vote()
        self._desk.keep_picture("7-abstimmung")
        self._desk.close(cockpit)

    def wanted(self) -> Found:
        """What the file must hold."""
        return Found(
            cards=tuple(self.typed),
            stacks=tuple(self._stacks),
            rounds=(
                tuple((f"HF-{n:02}", points) for n, points in enumerate(_COUNTED, 1)),
                (("HF-01", 3), ("HF-02", 1), ("HF-04", 4), ("HF-05", 2), ("HF-07", 2)),
                tuple((f"HF-{n:02}", points) for n, points in enumerate(_TAPPED, 1)),
            ),
            papers=len(_PAPERS),
            climate={str(value): count for value, count in enumerate(_CLIMATE, 1)},
            topics=_TOPICS,
            decisions=(_NOTE,),
            step="T1-11",
            seconds_run={"T1-07": _MINUTE},
            is_sound=True,
        )

    # On the way

    def _open(self) -> Window:
        self.taken.opened = self._wait(
            lambda: (found := self._cockpit()) is not None and self._desk.has_focus(found),
            "das Fenster des Cockpits fehlt oder hat den Fokus nicht",
        )
        cockpit = self._cockpit()
        assert cockpit is not None
        return cockpit

    def _go_on(self, *steps: str) -> None:
        for step in steps:
            self._desk.press("ctrl+shift+Right")
            waited = self._wait(lambda: self._file.step() == step, f"Schritt {step}")  # noqa: B023
            self.taken.steps.append(waited)

    def _expectations(self) -> None:
        """30 cards, each waited for: with clusters, line breaks, explanations and targets."""
        self._desk.press("F5")
        self.taken.projector_on = self._wait(self._is_full, "der Beamer ist nicht am Beamer")
        for number, text in enumerate(card_texts(1, 30)):
            if number == 8:
                self._aim("alt+1")
            cluster = "Öffnung" if number >= 8 else ""
            match number % 10:
                case 3:
                    named = "Öffnung" if number == 3 else "Räume"
                    self._card(Typed("F1", text, named), typed=f"#{named} {text}")
                case 5:
                    self._broken_card(Typed("F1", f"{text}\nund für Väter", cluster))
                case 7:
                    self._explained_card(Typed("F1", text, cluster, "So wurde es erläutert"))
                case _:
                    self._card(Typed("F1", text, cluster))
        self._desk.keep_picture("1-erwartungen")

    def _poll(self) -> None:
        for count in _CLIMATE:
            self._desk.press(*str(count), "Return")
        counts = "SELECT counts FROM climate_item WHERE code = 'KL-01'"
        last = f'"{len(_CLIMATE)}": {_CLIMATE[-1]}'
        self._wait(lambda: last in self._file.value(counts), "Klima")
        self._desk.keep_picture("2-klima")

    def _strengths(self) -> float:
        """38 cards: clusters, a pasted list, a further mention, the other board, stacks."""
        self._desk.press("F9")
        self._wait(lambda: self._file.is_running("T1-07"), "F9 startet die Zeit nicht")
        begun = time.monotonic()
        while self._file.minutes("T1-07") != 1:
            self._desk.press("alt+minus")
        texts = card_texts(31, 20)
        for number, text in enumerate(texts):
            cluster = ("Ämter", "Bildung", "")[number % 3] if number < 15 else ""
            typed = f"#{cluster} {text}" if cluster else text
            self._card(Typed("F2", text, cluster), typed=typed)
        self._paste(card_texts(51, _PASTED))
        for text in card_texts(63, 5):
            self._card(Typed("F3", text), typed=f"!{text}")
        self._order()
        self._mention(texts[-1])
        self._desk.keep_picture("3-staerken")
        return begun

    def _paste(self, lines: list[str]) -> None:
        before = self._file.cards()
        self._desk.copy("\n".join(f"• {line}" for line in lines))
        seen = self._over_the_entry()
        self._desk.press("ctrl+v")
        self._wait(lambda: self._over_the_entry() != seen, "keine Vorschau der Liste")
        self._desk.keep_picture("3a-vorschau")
        if self._file.cards() != before:
            raise DeskError("Karten entstanden, bevor die Vorschau beantwortet war")
        self._desk.press("Return")
        self._wait(lambda: self._file.cards() == before + len(lines), "eingefügte Liste")
        self.typed += [Typed("F2", line) for line in lines]

    def _over_the_entry(self) -> QImage:
        """The strip where the preview of a list is told."""
        cockpit = self._cockpit()
        assert cockpit is not None
        shown = self._desk.picture(cockpit)
        return shown.copy(300, shown.height() - 110, 500, 40)

    def _order(self) -> None:
        """Merge three cards and two; take the second apart, undo and redo that."""
        free = [card.text for card in self.typed if card.question == "F2" and not card.cluster]
        self._desk.press("ctrl+Up", "Home", "shift+Down", "shift+Down", "m")
        self._wait(lambda: self._file.merged() == 2, "M legt nicht zusammen")
        self._stacks.append(tuple(free[:3]))
        self._desk.press("Down", "shift+Down", "m")
        self._wait(lambda: self._file.merged() == 3, "M legt nicht zusammen")
        self._desk.press("u")
        self._wait(lambda: self._file.merged() == 2, "U trennt nicht")
        self._desk.press("ctrl+z")
        self._wait(lambda: self._file.merged() == 3, "Rückgängig")
        self._desk.press("ctrl+y")
        self._wait(lambda: self._file.merged() == 2, "Wiederherstellen")
        self._desk.press("Escape")

    def _mention(self, text: str) -> None:
        """Type nearly the same again, and count it as a further mention."""
        again = text.replace(": ", ": Mehr ", 1)
        before = self._file.merged()
        self._desk.type(again)
        self._wait(lambda: self._count_mention(before), "Strg+D zählt keine weitere Nennung")
        self.typed.append(Typed("F2", again))
        self._stacks.append((text, again))

    def _count_mention(self, before: int) -> bool:
        """Whether it is counted; the similar card is there a moment after the last letter."""
        self._desk.press("ctrl+d")
        return self._file.merged() > before

    # Screens

    def _pull_while_typing(self, cockpit: Window) -> None:
        """40 cards without a pause; in their midst the second screen goes."""
        self._desk.press("ctrl+Tab")  # to the weaknesses
        burst = self._burst(68, 40)
        half = len(self.typed) - 30
        self._wait(lambda: self._file.cards() >= half, "Karten des Schwungs")
        self._desk.pull("beamer")
        self.taken.projector_in_window = self._wait(self._is_in_window, "kein Ersatzfenster")
        self._watch_cockpit(cockpit)
        burst.wait()
        self.taken.burst_wait = self._wait(self._is_all_saved, "Karten des Schwungs")
        self._wait(lambda: self._has_notice(cockpit), "kein Hinweis auf den Bildschirm")
        self._desk.keep_picture("4-abgezogen")

    def _plug_while_typing(self, cockpit: Window) -> None:
        burst = self._burst(108, 12)
        self._desk.plug("beamer")
        self.taken.projector_back = self._wait(self._is_full, "der Beamer kehrt nicht zurück")
        self._watch_cockpit(cockpit)
        burst.wait()
        self._wait(self._is_all_saved, "Karten nach der Rückkehr")
        self._wait(lambda: not self._has_notice(cockpit), "der Hinweis bleibt stehen")
        self._desk.keep_picture("5-zurueck")

    def _burst(self, first: int, count: int) -> Process:
        texts = card_texts(first, count)
        self.typed += [Typed("F3", text) for text in texts]
        return self._desk.typing_lines(texts, _BURST_MS)

    def _watch_cockpit(self, cockpit: Window) -> None:
        # For a moment the window manager itself moves windows about; keys typed meanwhile are
        # counted as lost if they do not arrive.
        self._wait(lambda: self._desk.has_focus(cockpit), "das Cockpit hat den Fokus verloren")
        now = self._cockpit()
        assert now is not None
        moved = zip(now.place, cockpit.place, strict=True)
        self.taken.moved_pixels = max(
            self.taken.moved_pixels, *(abs(one - other) for one, other in moved)
        )

    def _is_full(self) -> bool:
        found = self._desk.window(_PROJECTOR)
        return found is not None and found.place == _FULL

    def _is_in_window(self) -> bool:
        found = self._desk.window(_PROJECTOR)
        return found is not None and found.x + found.width < LAPTOP[0]

    def _has_notice(self, cockpit: Window) -> bool:
        picture = self._desk.picture(cockpit)
        rows = range(picture.height() // 4)
        columns = range(picture.width())
        shown = sum(picture.pixel(x, y) & 0xFFFFFF == _WARNING for y in rows for x in columns)
        return shown > _NOTICE_PIXELS

    # Notes, time, vote

    def _note(self) -> None:
        text, votes_for, votes_against, counter = _NOTE
        self._desk.press("ctrl+shift+e")
        self._desk.type(text)
        self._desk.press("Tab", "Tab")
        self._desk.type(str(votes_for))
        self._desk.press("Tab")
        self._desk.type(str(votes_against))
        self._desk.press("Tab", "Tab")
        self._desk.type(counter)
        self._desk.keep_picture("6-entscheidung")
        self._desk.press("Return")
        self._wait(lambda: self._file.value("SELECT code FROM decision"), "Entscheidung")
        self._desk.press("ctrl+shift+t")
        self._desk.type(_TOPICS[0])
        self._desk.press("Return", "Escape")
        self._wait(lambda: self._file.value("SELECT code FROM parked_topic"), "Themenspeicher")

    def _wait_for_overrun(self, begun: float) -> None:
        """The one minute that is left of the step goes by, and more."""
        wait_until(lambda: time.monotonic() > begun + _MINUTE + 5, "die Zeit vergeht nicht")
        self._desk.keep_picture("6a-ueberzogen")

    def _vote(self) -> None:
        for points in _COUNTED:
            self._desk.press(*str(points), "Return")
        given = sum(_COUNTED)
        self._wait(lambda: self._file.points() == given, "gezählte Punkte")
        self._new_round(2, places_back=2)  # nobody can choose yet: the round is secret
        self._desk.press(*["shift+Tab"] * 4, "Right", "Return")
        for number, paper in enumerate(_PAPERS, 1):
            self._desk.type(paper)
            self._desk.press("Return")
            count = "SELECT count(*) FROM ballot_paper"
            self._wait(lambda: self._file.value(count) == number, f"Stimmzettel {number}")  # noqa: B023
        self._desk.keep_picture("6b-stimmzettel")
        given = self._file.points()
        self._new_round(3, places_back=3)  # from the line of the papers
        self._desk.press(*["shift+Tab"] * 4, "Right", "Right", "Return")
        for points in _TAPPED:
            self._desk.press(*["plus"] * points, "Return")
        given += sum(_TAPPED)
        self._wait(lambda: self._file.points() == given, "getippte Punkte")

    def _new_round(self, number: int, *, places_back: int) -> None:
        """The menu of the rounds, by keys."""
        self._desk.press(*["shift+Tab"] * places_back, "space", "Down", "Return")
        count = "SELECT count(*) FROM vote"
        self._wait(lambda: self._file.value(count) == number, f"Runde {number}")

    # Cards

    def _card(self, card: Typed, typed: str = "") -> None:
        self._desk.type(typed or card.text)
        self._save(card, "Return")

    def _broken_card(self, card: Typed) -> None:
        first, second = card.text.split("\n")
        self._desk.type(first)
        self._desk.press("ctrl+Return")
        self._desk.type(second)
        self._save(card, "Return")

    def _explained_card(self, card: Typed) -> None:
        self._desk.type(card.text)
        self._save(card, "shift+Return")
        self._desk.type(card.explanation)
        self._desk.press("Return")
        query = f"SELECT 1 FROM card WHERE explanation <> '' AND code = 'K-{len(self.typed):03}'"
        self._wait(lambda: bool(self._file.rows(query)), "Erläuterung")
        self._desk.press("Escape")

    def _save(self, card: Typed, keys: str) -> None:
        count = len(self.typed) + 1
        self._desk.press(keys)
        waited = self._wait(lambda: self._file.cards() >= count, f"Karte {count}: {card.text}")
        self.taken.saving.append(waited)
        self.typed.append(card)

    def _aim(self, keys: str) -> None:
        self._desk.press(keys)

    def _is_all_saved(self) -> bool:
        return self._file.cards() == len(self.typed)

    def _cockpit(self) -> Window | None:
        return self._desk.window(_COCKPIT)

    def _wait(self, is_so: Callable[[], object], what: str) -> float:
        return wait_until(lambda: bool(is_so()), what) * _SECOND
