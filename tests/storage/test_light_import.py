"""SQLAlchemy comes without sockets and mails, and with all that works in it."""

import subprocess
import sys


def said(program: str) -> str:
    begin = "import sys; from workshop_app.storage.light_import import import_sqlalchemy; "
    done = subprocess.run(
        [sys.executable, "-c", begin + program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_storage_is_imported_without_sockets_and_mails():
    heavy = {"socket", "ssl", "asyncio", "email.message", "zipfile"}

    shown = said(
        "import_sqlalchemy(); import workshop_app.storage.workshop_file; "
        f"print({heavy!r} & sys.modules.keys())"
    )

    assert shown == "set()"


def test_who_else_imports_what_was_left_out_gets_the_real_one():
    uses = (
        "import_sqlalchemy(); import asyncio, asyncio.locks, importlib.metadata; "
        "print(asyncio.run(asyncio.sleep(0, 'awake')), asyncio.locks.Lock is asyncio.Lock, "
        "importlib.metadata.version('sqlalchemy'))"
    )

    awake, is_same, version = said(uses).split()

    assert (awake, is_same) == ("awake", "True")
    assert version[0].isdigit()


def test_sqlalchemy_itself_finds_what_was_left_out():
    uses = (
        "import_sqlalchemy(); from sqlalchemy.util import compat, concurrency, langhelpers; "
        "cancelled = concurrency.asyncio.CancelledError(); "
        "print(concurrency.is_cancellation_exception(cancelled), concurrency.iscoroutine(1), "
        "langhelpers.importlib.metadata.version('sqlalchemy')[0].isdigit(), "
        "len(compat.importlib_metadata_get('console_scripts')) > 0)"
    )

    assert said(uses) == "True False True True"


def test_what_was_imported_before_stays():
    uses = "import asyncio; before = asyncio; import_sqlalchemy(); import asyncio; "

    assert said(uses + "print(asyncio is before, hasattr(asyncio, 'Lock'))") == "True True"
