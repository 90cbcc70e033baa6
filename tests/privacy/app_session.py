"""A short session of the real app in a process of its own, which is watched for sockets.

    python app_session.py FOLDER [long]

``FOLDER`` holds ``a.workshop`` and ``foto.png``; exports and ``report.json`` are written there.
"""

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from network_watch import NetworkWatch

WATCH = NetworkWatch()
# Only now, so that what is opened while the app is imported is seen too.
from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from workshop_app.concept.documents.kinds import DocumentKind  # noqa: E402
from workshop_app.model.people import Participant  # noqa: E402
from workshop_app.phases.papers.content import PaperKind  # noqa: E402
from workshop_app.views import app  # noqa: E402
from workshop_app.views.main_window import MainWindow  # noqa: E402

if TYPE_CHECKING:
    from workshop_app.views.printing.preparing import Prepared

_PATIENCE_SECONDS = 240


def wait_for(is_done: Callable[[], object]) -> None:
    """Let the app work until something is so."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not is_done():
        QTest.qWait(10)
        if time.monotonic() > end:
            raise TimeoutError


class Session:
    """What a moderator does."""

    def __init__(self, folder: Path, *, is_long: bool) -> None:
        self.folder = folder
        self.is_long = is_long
        self.window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        assert self.window.cockpit is not None
        self.cockpit = self.window.cockpit

    def run(self) -> None:
        """All of it."""
        self.cockpit.projector.stage.switch_on()
        self.capture()
        self.look_for_somebody()
        self.file_photo()
        self.export()
        self.print_list()
        self.cockpit.projector.stage.switch_off()
        self.fail()

    def capture(self) -> None:
        """A card."""
        self.cockpit.navigation.go_to("T1-07")
        line = self.cockpit.area.current_view().capture.line  # type: ignore[union-attr]
        line.setFocus()
        QTest.keyClicks(line, "Karte der Sitzung")
        QTest.keyClick(line, Qt.Key.Key_Return)
        wait_for(lambda: self.cockpit.workshop.undo_label() == "Karte angelegt")

    def look_for_somebody(self) -> None:
        """The search, which reads all names."""
        ready: list[object] = []
        self.cockpit.search.ready.connect(lambda: ready.append(1))
        self.cockpit.search.open_search()
        wait_for(lambda: ready)
        self.cockpit.search.palette.line.setText("Nordhoff")
        self.cockpit.search.palette.search_now()
        self.cockpit.search.palette.close_search()

    def file_photo(self) -> None:
        """A picture from a file."""
        self.cockpit.navigation.go_to("N-03")
        self.cockpit.area.show_pane(2)
        view = self.cockpit.area.current_view()
        view.adding.add_files([self.folder / "foto.png"])  # type: ignore[union-attr]
        wait_for(lambda: "Foto" in (self.cockpit.workshop.undo_label() or ""))

    def export(self) -> None:
        """A document in Word; in a long run the concept with its charts, and in PDF."""
        kind = DocumentKind.CONCEPT if self.is_long else DocumentKind.PHOTO_MINUTES
        for suffix in (".docx", ".pdf") if self.is_long else (".docx",):
            self.cockpit.export.start(self.folder / f"Entwurf{suffix}", kind)
            wait_for(lambda: not self.cockpit.export.is_running)
            assert (self.folder / f"Entwurf{suffix}").exists()

    def print_list(self) -> None:
        """The list of those present as a PDF."""
        self.cockpit.print_papers()
        dialog = self.cockpit.printing.dialog
        assert dialog is not None
        prepared: list[Prepared] = []
        dialog.work.prepared.connect(prepared.append)
        dialog.select(PaperKind.ATTENDANCE)
        wait_for(lambda: prepared and prepared[-1].draft.kind is PaperKind.ATTENDANCE)
        dialog.work.save(prepared[-1], self.folder / "liste.pdf")
        wait_for(lambda: not dialog.work.is_running)
        dialog.close()

    def fail(self) -> None:
        """An error of the app that quotes somebody, as a slot of Qt's own loop would have it."""
        with self.cockpit.workshop.read() as session:
            name = session.query(Participant.last_name).first()[0]  # type: ignore[index]

        def break_off() -> None:
            raise ValueError(f"{name} passt nicht")

        QTimer.singleShot(0, break_off)


def main(folder: Path, *, is_long: bool) -> int:
    """Start the app as people do, and do all that."""
    application = app.make_application()
    failures: list[str] = []

    def drive() -> None:
        try:
            Session(folder, is_long=is_long).run()
        except BaseException:  # told to the test
            failures.append(traceback.format_exc())
        QTimer.singleShot(50, finish)

    def finish() -> None:
        for window in QApplication.topLevelWidgets():
            window.close()
        application.quit()

    QTimer.singleShot(0, drive)
    app.run(folder / "a.workshop")
    WATCH.report(folder / "report.json")
    sys.stderr.write("".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), is_long="long" in sys.argv[2:]))
