"""Why the system or SQLite refused something, in a few German words to stand in brackets."""

import errno
import sqlite3
from typing import Final

from workshop_app.translation import _

DISK_FULL: Final = _("der Datenträger ist voll")
DISK_NEARLY_FULL: Final = _("der Datenträger ist fast voll")
_QUOTA_FULL: Final = _("der Speicherplatz ist aufgebraucht")
OUT_OF_ROOM: Final = frozenset({DISK_FULL, DISK_NEARLY_FULL, _QUOTA_FULL})


def reason_of_system(error: OSError) -> str:
    """What the operating system's refusal means for people."""
    reasons = {
        errno.ENOSPC: DISK_FULL,
        errno.EDQUOT: _QUOTA_FULL,
        errno.EROFS: _("der Datenträger ist schreibgeschützt"),
        errno.EACCES: _("die Rechte fehlen"),
        errno.EPERM: _("die Rechte fehlen"),
        errno.ENOENT: _("der Ordner fehlt"),
        errno.ENOTDIR: _("der Ordner fehlt"),
        errno.EISDIR: _("dort liegt ein Ordner"),
        errno.ENAMETOOLONG: _("der Name ist zu lang"),
        errno.EIO: _("Lese- oder Schreibfehler"),
        errno.ELOOP: _("die Verknüpfung führt im Kreis"),
        errno.EBUSY: _("ein anderes Programm hält die Datei fest"),
        errno.EMFILE: _("zu viele Dateien sind geöffnet"),
        errno.ENFILE: _("zu viele Dateien sind geöffnet"),
        errno.ESTALE: _("der Datenträger fehlt"),
        errno.ENODEV: _("der Datenträger fehlt"),
        errno.ENXIO: _("der Datenträger fehlt"),
    }
    return reasons.get(error.errno or 0) or _("Fehler {number}").format(number=error.errno)


def reason_of_sqlite(error: BaseException | None) -> str:
    """What a refusal of SQLite means for people."""
    code = sqlite_code(error)
    reasons = {
        sqlite3.SQLITE_FULL: DISK_FULL,
        sqlite3.SQLITE_READONLY: _("Datei oder Ordner sind schreibgeschützt"),
        sqlite3.SQLITE_PERM: _("die Rechte fehlen"),
        sqlite3.SQLITE_BUSY: _("ein anderes Programm hält die Datei fest"),
        sqlite3.SQLITE_LOCKED: _("ein anderes Programm hält die Datei fest"),
        sqlite3.SQLITE_IOERR: _("Lese- oder Schreibfehler"),
        sqlite3.SQLITE_CANTOPEN: _("Datei oder Ordner lassen sich nicht öffnen"),
        sqlite3.SQLITE_CORRUPT: _("die Datei ist beschädigt"),
        sqlite3.SQLITE_NOTADB: _("die Datei ist beschädigt"),
    }
    return reasons.get(code) or _("Fehler {number}").format(number=code)


def advice_of_sqlite(error: BaseException | None) -> str:
    """What people can do so that the next attempt to save succeeds."""
    advice = {
        sqlite3.SQLITE_FULL: _(
            "Bitte schaffen Sie Platz auf dem Datenträger und bestätigen Sie noch einmal."
        ),
        sqlite3.SQLITE_BUSY: _(
            "Bitte schließen Sie das andere Programm und bestätigen Sie noch einmal."
        ),
        sqlite3.SQLITE_IOERR: _(
            "Bitte prüfen Sie, ob der Stick steckt und Platz hat, und bestätigen Sie noch einmal."
        ),
        sqlite3.SQLITE_READONLY: _(
            "Bitte prüfen Sie Schreibschutz und Rechte, und bestätigen Sie noch einmal."
        ),
    }
    return advice.get(sqlite_code(error), "")


def sqlite_code(error: BaseException | None) -> int:
    """The primary result code; where Python itself refused a statement or a value, the like."""
    own = sqlite3.SQLITE_MISUSE
    if isinstance(error, sqlite3.OperationalError):  # text in the file that is no UTF-8
        own = sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", own) & 0xFF
