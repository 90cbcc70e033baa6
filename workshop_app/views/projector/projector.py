"""What the room sees just now: follows the cockpit, or stands still, or is black."""

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from workshop_app.phases.projector.choices import Blank, Choice
from workshop_app.phases.projector.clock import AtZero, ClockFace, clock_face, countdown
from workshop_app.phases.schedule.timing import Clock, StepClock, SystemClock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.projector.mode import Mode

if TYPE_CHECKING:
    from workshop_app.phases.projector.pictures import Picture
    from workshop_app.views.projector.page import Page

USUAL_SIZE = QSize(1920, 1080)
_TICK = 250  # milliseconds: a second is never shown much too long
_FEW_CHARACTERS = 160  # a message is one thought


@dataclass(frozen=True, slots=True)
class Subject:
    """Which picture is wanted."""

    step: str
    pane: int
    choice: Choice = Choice.STEP
    part: uuid.UUID | None = None  # of the pane, such as a round; None: the usual one


class Projector(QObject):
    """Keeps one complete image; a new one takes its place only when it is fully drawn."""

    image_changed = Signal()
    state_changed = Signal()  # on or off, mode, page, message

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        parent: QObject | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        """Follow a workshop.

        Args:
            workshop: read after each commit.
            bridge: tells of commits.
            parent: owns it.
            clock: tells the time; the machine's own where none is given.
        """
        super().__init__(parent)
        self._workshop = workshop
        self._clock = clock or SystemClock()
        self.is_on = False
        self.mode = Mode.LIVE
        self.message = ""
        self.at_zero = AtZero.STOP
        self.subject: Subject | None = None
        self._shown_subject: Subject | None = None
        self.page = 0
        self.pages: tuple[Page, ...] = ()
        self.image = QImage()
        self._size = USUAL_SIZE
        self._picture: Picture = Blank()
        self._held: Picture | None = None  # frozen, and behind black or the logo now
        self._ground = QImage()  # the page without what lies over it
        self._step_clock: StepClock | None = None  # of the step in sight
        self._countdown: StepClock | None = None  # started by hand
        self._overlay: tuple[object, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self._tick)
        bridge.committed.connect(self._on_committed)

    # What the moderator does

    def show_pane(self, step: str, pane: int, part: uuid.UUID | None = None) -> None:
        """Follow the cockpit to a pane of a step, at its first page."""
        subject = Subject(step, pane, part=part)
        if subject != self.subject:
            self.subject = subject
            if self.mode is Mode.LIVE:
                self.page = 0
            self._follow()

    def choose(self, choice: Choice) -> None:
        """Show something else of the step, until the next one."""
        if self.subject is None or self.subject.choice is choice:
            return
        self.subject = replace(self.subject, choice=choice)
        self.page = 0
        self.set_mode(Mode.LIVE)
        self._follow()

    def switch_on(self) -> None:
        """Begin to follow."""
        self.is_on = True
        self._ticking.start()
        self._show_mode()

    def switch_off(self) -> None:
        """Draw nothing any more."""
        self.is_on = False
        self._ticking.stop()
        self._soon.stop()
        self.mode, self.message, self._countdown, self._held = Mode.LIVE, "", None, None
        self.state_changed.emit()

    def set_mode(self, mode: Mode) -> None:
        """Freeze, blacken, show the logo, or follow again."""
        if mode is Mode.LIVE:
            self._held = None
        if mode is not self.mode:
            self.mode = mode
            if self.is_on:
                self._show_mode()

    def toggle(self, mode: Mode) -> None:
        """Into a mode, or back to following; from black or the logo to what was frozen before."""
        if self.mode is Mode.FROZEN and mode is not Mode.FROZEN:
            self._held = self._picture
        elif self._held is not None and mode in {self.mode, Mode.FROZEN}:
            self._take(self._held)
            self._held, mode = None, Mode.FROZEN
        elif self.mode is mode:
            mode = Mode.LIVE
        self.set_mode(mode)

    def turn(self, pages: int) -> None:
        """Show another page of the picture; one that is frozen stays as it is."""
        wanted = min(max(self.page + pages, 0), len(self.pages) - 1)
        if self.mode is Mode.LIVE and wanted != self.page:
            self.page = wanted
            self._draw()

    def show_key(self, key: uuid.UUID) -> None:
        """Show the page on which an object stands, if it is in the picture."""
        place = next((n for n, page in enumerate(self.pages) if key in page.keys), None)
        if place is not None and self.mode is Mode.LIVE:
            self.turn(place - self.page)

    def tell(self, message: str) -> None:
        """Show one line over any picture; an empty one takes it away."""
        self.message = " ".join(message.split())[:_FEW_CHARACTERS]
        self._compose()
        self.state_changed.emit()

    def count_down(self, minutes: int) -> None:
        """Show how much time is left; 0 takes the countdown away."""
        self._countdown = countdown(minutes, self._clock.now()) if minutes else None
        self._compose()
        self.state_changed.emit()

    def set_size(self, size: QSize) -> None:
        """Draw for a window of this size, in its own pixels."""
        if not size.isEmpty() and size != self._size:
            self._size = size
            if self.is_on:
                self._lay_out()
                self._draw()

    def stop(self) -> None:
        """End what runs, before the workshop is closed."""
        self._soon.stop()
        self._ticking.stop()

    def show_step_clock(self, clock: StepClock | None) -> None:
        """Show the timer of the step in sight where no countdown runs."""
        self._step_clock = clock
        self._tick()

    def set_at_zero(self, at_zero: AtZero) -> None:
        """Choose what the room sees when the time is over."""
        self.at_zero = at_zero
        self._tick()

    @property
    def clock(self) -> ClockFace | None:
        """What the clock shows: a countdown that was started by hand, else the step's timer."""
        clock = self._countdown or self._step_clock
        return clock_face(clock, self._clock.now(), self.at_zero) if clock else None

    # What is drawn

    @Slot()
    def _on_committed(self) -> None:
        if self.is_on and self.mode in {Mode.LIVE, Mode.LOGO}:
            self._soon.start()  # after the cockpit has shown it

    @Slot()
    def _follow(self) -> None:
        if self.is_on and self.mode is Mode.LIVE and self.subject is not None:
            before = {key for page in self.pages for key in page.keys}
            is_same = self._shown_subject == self.subject
            picture = self._read()
            if is_same and picture == self._picture:
                return
            self._shown_subject = self.subject
            self._take(picture)
            if is_same:
                self._turn_to_new(before)
            self._draw()
        elif self.is_on and self.mode is Mode.LOGO:
            self._show_mode()

    def _read(self) -> "Picture":
        from workshop_app.phases.projector.reading import read_picture  # not before it is on

        wanted = self.subject
        assert wanted is not None
        with self._workshop.read() as session:
            return read_picture(session, wanted.step, wanted.pane, wanted.choice, wanted.part)

    def _show_mode(self) -> None:
        match self.mode:
            case Mode.BLACK:
                self._take(Blank())
            case Mode.LOGO:
                from workshop_app.phases.projector.reading import read_logo

                with self._workshop.read() as session:
                    self._take(read_logo(session))
            case Mode.LIVE if self.subject is not None:
                if self._shown_subject != self.subject:
                    self.page = 0
                self._shown_subject = self.subject
                self._take(self._read())
            case _:  # frozen: what stands there stays
                pass
        self._draw()

    def _take(self, picture: "Picture") -> None:
        self._picture = picture
        self._lay_out()

    def _lay_out(self) -> None:
        from workshop_app.views.projector.layout import lay_out

        self.pages = lay_out(self._picture, self._size)

    def _turn_to_new(self, before: set[uuid.UUID]) -> None:
        for number, page in enumerate(self.pages):
            if before and page.keys - before:
                self.page = number

    def _draw(self) -> None:
        from workshop_app.views.projector.layout import draw_page

        if not self.pages:
            self._take(Blank())
        is_paged = self.mode in {Mode.LIVE, Mode.FROZEN}
        if is_paged:
            self.page = min(self.page, len(self.pages) - 1)
        shown = self.pages[self.page if is_paged else 0]
        self._ground = draw_page(shown, self._size)
        self._compose()
        self.state_changed.emit()

    def _compose(self) -> None:
        from workshop_app.views.projector.frame import page_number
        from workshop_app.views.projector.overlay import overlay_shapes, with_overlay

        if not self.is_on or self._ground.isNull():
            return
        clock = None if self.mode is Mode.BLACK else self.clock
        message = "" if self.mode is Mode.BLACK else self.message
        self._overlay = (clock, message)
        number = "" if self.mode is Mode.LOGO else page_number(self.page + 1, len(self.pages))
        shapes = overlay_shapes(self._size, clock=clock, message=message, page_number=number)
        self.image = with_overlay(self._ground, shapes)
        self.image_changed.emit()

    @Slot()
    def _tick(self) -> None:
        if (
            self.is_on
            and self.mode is not Mode.BLACK
            and self._overlay != (self.clock, self.message)
        ):
            self._compose()
