"""A folder as one zip file that asks for a password: AES-256 after WinZip's AE-2.

The names of the files in it can be read without the password; what is in them cannot. Windows
Explorer and the viewer of macOS do not open it; 7-Zip, Keka and others do.
"""

from collections.abc import Callable
from pathlib import Path

from workshop_app.storage.errors import UnusablePathError
from workshop_app.translation import _

LEAST_LETTERS = 12


def weakness_of(password: str) -> str:
    """Why a password will not do, in German; empty if it does."""
    if len(password) < LEAST_LETTERS:
        return _("Noch zu kurz: mindestens {count} Zeichen.").format(count=LEAST_LETTERS)
    if not (password.isascii() and password.isprintable()):
        # Programs do not agree on how a password with other letters is written in bytes.
        return _("Bitte ohne Umlaute und Sonderbuchstaben: Nicht jedes Programm liest sie gleich.")
    if len(set(password)) < LEAST_LETTERS // 3:
        return _("Zu leicht zu erraten: bitte verschiedene Zeichen.")
    return ""


def write_archive(
    folder: Path, target: Path, password: str, *, check: Callable[[], object] = lambda: None
) -> None:
    """Pack a folder, and read the result back before it counts as written.

    Args:
        folder: becomes the one folder in the archive, under its own name.
        target: is not there yet; a draft of it stays behind when this raises.
        check: called for each file; may raise to end early.

    Raises:
        OSError: the disk does not take it.
        UnusablePathError: the disk gives back something else.
    """
    import pyzipper  # type: ignore[import-untyped]  # has no types; only for who asks for it

    secret = password.encode("ascii")
    with target.open("wb") as stream:
        archive = pyzipper.AESZipFile(
            stream, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
        )
        archive.setpassword(secret)
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        try:
            for path in sorted(folder.iterdir()):
                check()
                archive.write(path, f"{folder.name}/{path.name}")
            archive.close()
        except BaseException:
            archive.fp = None  # else it would try to close what is half written, and hide why
            raise
    with pyzipper.AESZipFile(target) as archive:
        archive.setpassword(secret)
        for name in archive.namelist():
            check()
            if archive.read(name) != (folder / Path(name).name).read_bytes():
                raise UnusablePathError(target, _("das Archiv ließ sich nicht fehlerfrei lesen"))
