"""The commands of the app: read the call, do it, say what came out, in German.

What a command needs is imported inside it, so that ``workshop-app FILE`` waits for nothing else.
"""

import contextlib
import errno
import gc
import importlib
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app import __version__, system_libraries
from workshop_app.command_line import HELP, parse
from workshop_app.storage.errors import WorkshopError
from workshop_app.system_libraries import WindowSystem
from workshop_app.translation import _, ngettext

if TYPE_CHECKING:
    from workshop_app.concept.check import CheckSummary, Finding


# What opens a workshop, of all that is no view.
_OF_ANY_COCKPIT = (
    *("workshop_app.storage.workshop_file", "workshop_app.merging.origin"),
    *("workshop_app.phases.overview", "workshop_app.phases.schedule.timing"),
    *("workshop_app.phases.places", "workshop_app.phases.decisions"),
    *("workshop_app.phases.parked_topics", "workshop_app.phases.search.search_entries"),
    *("workshop_app.phases.file_names", "workshop_app.phases.projector.choices"),
    *("workshop_app.phases.projector.clock", "workshop_app.concept.documents.kinds"),
)


class NoScreenError(WorkshopError):
    """A window was asked for where nobody could see it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hier gibt es keinen Bildschirm für ein Fenster. Bitte starten Sie die App auf "
                "einer grafischen Oberfläche; „workshop-app --help“ zeigt, was ohne Fenster geht."
            )
        )


class MissingSystemLibraryError(WorkshopError):
    """Qt would not start."""


class DemoIsOpenError(WorkshopError):
    """The demo would replace a workshop that someone has open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{path}“ ist noch geöffnet. Bitte schließen Sie das Fenster mit dem Beispiel, "
                "oder nennen Sie mit „--out“ einen anderen Ordner."
            ).format(path=path)
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Returns:
        The exit status: 0 done, 1 the check found errors, 2 it could not be done.
    """
    _speak_utf8()
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        print(end="", flush=True)  # a closed pipe shows here, not while Python ends
    except WorkshopError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        return _fall_silent()
    except OSError as error:
        return _refuse(_what_the_system_refused(error))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from workshop_app import error_log

        log = error_log.write(error)
        sentence = _("Das ist durch einen Fehler der App nicht gelungen.")
        if log:
            sentence += " " + _("Näheres für die Entwicklung steht in „{path}“.").format(path=log)
        return _refuse(sentence)
    return status


def _run(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(HELP.format(version=__version__), end="")
        return 0
    if arguments == ["--version"]:
        print(__version__)
        return 0
    call = parse(arguments)
    match call.name:
        case "open":
            return _show(call.file)
        case "demo":
            return _demo(call.out, has_window=not call.no_window)
        case "import":
            return _import(call.source, call.target)
        case "export":
            from workshop_app.export_command import export

            for line in export(call, warn=lambda text: print(text, file=sys.stderr)):
                print(line)
            return 0
        case "check":
            return _check(call.file, as_json=call.json)
        case _:
            return _screenshots(call.directory)


def _demo(directory: Path, *, has_window: bool) -> int:
    """The whole job on the sample workshop."""
    from workshop_app.concept.check import check, summary
    from workshop_app.concept.documents.folder import write_all
    from workshop_app.storage.workshop_file import WorkshopFile

    directory.mkdir(parents=True, exist_ok=True)
    file = directory / "Brueckstadt.workshop"
    _read_sample(file)
    with WorkshopFile.open(file) as workshop:
        made = write_all(workshop, directory, with_pdf=False, municipality="Brueckstadt")
        counts = summary(check(workshop))
    draft, *others = made.files
    print(_("Workshop:      {path}").format(path=file))
    print(_("Konzept:       {path}").format(path=draft))
    print(_in_words(counts))
    for other in others:
        print(_("Dazu:          {path}").format(path=other))
    if not has_window or not system_libraries.has_screen():
        return 0
    return _show(file)


def _read_sample(target: Path) -> None:
    """Put a fresh copy of the sample workshop in place of that of an earlier demo.

    Raises:
        DemoIsOpenError: the earlier one is open.
    """
    import tempfile

    from workshop_app.exchange.reader import read_workshop
    from workshop_app.resource_files import resource_path
    from workshop_app.storage.lock import FileLock

    lock = FileLock.acquire(target)
    if lock is None:
        raise DemoIsOpenError(target)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".demo-") as directory:
            fresh = Path(directory, target.name)
            read_workshop(resource_path("sample", "stadt_brueckstadt.json"), fresh)
            # SQLite would replay what is left of the earlier file into the fresh one.
            for suffix in ("-wal", "-shm"):
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            fresh.replace(target)
    finally:
        lock.release()


def _import(source: Path, target: Path) -> int:
    from workshop_app.exchange.reader import read_workshop

    report = read_workshop(source, target)
    print(_("Workshop:      {path}").format(path=target))
    for hint in report.hints:
        print(_("Hinweis:       {hint}").format(hint=hint))
    return 0


def _check(file: Path, *, as_json: bool) -> int:
    """Print what is open; findings that were accepted with a reason count as done."""
    from workshop_app.concept.check import check, summary
    from workshop_app.storage.workshop_file import WorkshopFile

    with WorkshopFile.look_into(file) as workshop:
        warning = workshop.damage_warning()
        findings = check(workshop)
    if warning:
        print(warning, file=sys.stderr)
    still_open = [finding for finding in findings if finding.is_open]
    counts = summary(findings)
    if as_json:
        entries = [_as_entry(finding) for finding in still_open]
        print(json.dumps(entries, ensure_ascii=False, indent=2))
    else:
        for finding in still_open:
            severity = finding.severity.value.capitalize()
            print(f"{severity:8} {finding.rule} {finding.object_code or '–':6} {finding.message}")
        print(_in_words(counts))
    return 0 if counts.is_ready else 1


def _screenshots(directory: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = WindowSystem.OFFSCREEN
    _demand_libraries()
    from workshop_app.views.screenshots.every_screen import draw_all

    for path in draw_all(directory):
        print(path)
    return 0


def _show(file: Path | None) -> int:
    """Open the app's window; returns when it is closed."""
    is_linux = sys.platform.startswith("linux")
    if is_linux and not os.environ.get("QT_QPA_PLATFORM") and not system_libraries.has_screen():
        raise NoScreenError
    _demand_libraries()
    gc.disable()  # until the window stands: nothing of what is imported is garbage
    if file is not None:
        # Before Qt: PySide6 reads the source of each module that is imported after it.
        for name in _OF_ANY_COCKPIT:
            importlib.import_module(name)
    from workshop_app.views.app import run

    return run(file)


def _demand_libraries() -> None:
    problem = system_libraries.problem()
    if problem:
        raise MissingSystemLibraryError(problem)


def _in_words(counts: "CheckSummary") -> str:
    errors, warnings, hints = counts.errors, counts.warnings, counts.hints
    return _("Konzept-Check: {errors}, {warnings}, {hints}").format(
        errors=ngettext("{count} Fehler", "{count} Fehler", errors).format(count=errors),
        warnings=ngettext("{count} Warnung", "{count} Warnungen", warnings).format(count=warnings),
        hints=ngettext("{count} Hinweis", "{count} Hinweise", hints).format(count=hints),
    )


def _as_entry(finding: "Finding") -> dict[str, str]:
    return {
        "rule": finding.rule,
        "object": finding.object_code,
        "severity": finding.severity.value,
        "message": finding.message,
    }


def _what_the_system_refused(error: OSError) -> str:
    """A German sentence for an error of the file system."""
    path = error.filename or ""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            sentence = _("„{path}“ gibt es nicht. Bitte prüfen Sie den Namen und den Ordner.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            sentence = _(
                "Auf „{path}“ gibt es keinen Zugriff. Bitte schließen Sie andere Programme, die "
                "die Datei geöffnet haben, oder wählen Sie einen anderen Ordner."
            )
        case errno.ENOSPC:
            sentence = _(
                "Der Datenträger ist voll. Bitte schaffen Sie Platz und versuchen es noch einmal."
            )
        case errno.EISDIR | errno.EEXIST:
            sentence = _("„{path}“ ist schon vergeben. Bitte nennen Sie einen anderen Namen.")
        case _unknown:
            sentence = _(
                "„{path}“ lässt sich nicht lesen oder schreiben. "
                "Bitte wählen Sie einen anderen Ordner."
            )
    return sentence.format(path=path)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _fall_silent() -> int:
    """Whoever read has heard enough (``check --json | head -1``): end as SIGPIPE ends others."""
    # What is still in the buffer is written when Python ends, and would fail once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _speak_utf8() -> None:
    """Windows would write another encoding into a pipe or file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):
                stream.reconfigure(encoding="utf-8")
