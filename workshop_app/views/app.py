"""The running app: what it is made of, and the errors that nobody caught."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workshop_app import crash_log
from workshop_app.views.errors import ExceptionNet
from workshop_app.views.look.appearance import Appearance
from workshop_app.views.look.theme import apply_theme
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings, cache_folder


def run(path: Path | None) -> int:
    """Show the window until it is closed, with a workshop if a path is given.

    Returns:
        The exit status of the event loop.
    """
    settings = Settings()
    app = make_application(settings)
    window = MainWindow(settings)
    with crash_log.watching(), ExceptionNet(window.tell_error):
        if path is not None:
            window.open_workshop(path)
        window.show()
        _look_for_garbage(window)
        try:
            return app.exec()
        finally:
            gc.unfreeze()


def _look_for_garbage(window: MainWindow) -> None:
    """From now on, and not in what is there: that would take a tenth of a second at each time.

    When the workshop that is open is closed, it is garbage as everything else.
    """
    gc.freeze()
    gc.enable()
    if window.cockpit is not None:
        window.cockpit.destroyed.connect(lambda: gc.unfreeze())


def make_application(settings: Settings | None = None) -> QApplication:
    """The application with its name, the German texts of Qt, and the look that was chosen."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Konzeptwerkstatt")
    app.setOrganizationName("Konzeptwerkstatt")
    app.setDesktopFileName("konzeptwerkstatt")
    speak_german(app)
    if settings is None:
        apply_theme(app, cache_dir=cache_folder())
    else:
        Appearance(settings, cache_dir=cache_folder()).apply()
    return app


def speak_german(app: QApplication) -> None:
    """German in Qt's own dialogs, keys and fields, whatever the machine's language is."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_de", folder):
        app.installTranslator(translator)
