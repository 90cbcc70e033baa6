"""The app opens no network socket at all, and leaves nobody's name outside of its file."""

import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from effort import examples
from pictures import a_png
from samples import a_sample
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.model.people import Participant
from workshop_app.storage.workshop_file import WorkshopFile

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def run(script: Path | str, *arguments: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    """A child with a home of its own, which is all that it may write to beside its folder."""
    command = [str(script)] if isinstance(script, Path) else ["-c", script]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, *command, *arguments],
        env={
            **environment,
            "HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(HERE), str(ROOT)]),
        },
        capture_output=True,
        check=False,
        timeout=600,
    )


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Path:
    """The folder after a session of the app with the sample; ``home`` lies in it."""
    folder = tmp_path_factory.mktemp("sitzung")
    (folder / "home").mkdir()
    (folder / "foto.png").write_bytes(a_png(200, 100))
    a_sample(folder / "a.workshop")
    length = ["long"] if examples(1) > 1 and shutil.which("soffice") else []

    done = run(HERE / "app_session.py", str(folder), *length, home=folder / "home")

    assert done.returncode == 0, done.stderr.decode()
    return folder


def report_of(folder: Path) -> dict[str, object]:
    return json.loads((folder / "report.json").read_text("utf-8"))


MACHINES = {"x86_64", "aarch64"}


def test_a_session_opens_no_network_socket(session):
    report = report_of(session)

    assert report["sockets"] == []
    assert report["modules"] == []
    assert (session / "Entwurf.docx").exists()
    assert (session / "liste.pdf").read_bytes().startswith(b"%PDF")
    assert report["asks_kernel"] is (sys.platform == "linux" and platform.machine() in MACHINES)


OPENS_IN_PYTHON = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
OPENS_IN_C = "ctypes.CDLL(None).socket(2, 2, 0)"
ASKS_FOR_A_NAME = "socket.getaddrinfo('localhost', 80)"
OPENS_LOCALLY = "socket.socketpair()"


@pytest.mark.skipif(sys.platform != "linux", reason="the look from outside of Python is Linux's")
@pytest.mark.parametrize(
    ("does", "is_found"),
    [(OPENS_IN_PYTHON, True), (OPENS_IN_C, True), (ASKS_FOR_A_NAME, True), (OPENS_LOCALLY, False)],
    ids=["in Python", "in C", "a name", "within the machine"],
)
def test_the_watch_sees_what_it_shall(tmp_path, does, is_found):
    script = (
        "import ctypes, socket, sys; from pathlib import Path\n"
        "from network_watch import NetworkWatch\n"
        f"watch = NetworkWatch(); it = {does}\n"
        "watch.report(Path(sys.argv[1], 'report.json'))"
    )

    done = run(script, str(tmp_path), home=tmp_path)

    was_ended = done.returncode == -signal.SIGSYS
    assert was_ended or done.returncode == 0, done.stderr.decode()
    assert (was_ended or bool(report_of(tmp_path)["sockets"])) is is_found


def test_log_and_settings_name_nobody_and_quote_nothing(session):
    # Snapshots are whole workshops, and are erased as such.
    everything = [path for path in (session / "home").rglob("*") if path.is_file()]
    files = [path for path in everything if path.suffix != ".workshop"]
    words = words_of(session / "a.workshop")

    log = next(path for path in files if path.name == "fehler.log").read_text("utf-8")
    found = {
        f"{path.name}: {word}"
        for path in files
        for word in words_in(path.read_bytes())
        if word in words
    }

    assert "ValueError" in log
    assert any(path.name == "einstellungen.json" for path in files)
    assert found == set()


def words_of(path: Path) -> set[str]:
    """The names of all participants, and the longer words of all cards."""
    with WorkshopFile.open(path, for_writing=False) as workshop, workshop.read() as session:
        people = session.execute(
            select(Participant.first_name, Participant.last_name, Participant.email)
        )
        words = {word for row in people for word in row if word}
        texts = session.scalars(select(Card.text)).all()
    assert len(words) > 60
    return words | {" ".join(text.split()[:3]) for text in texts if len(text.split()) > 2}


def words_in(content: bytes) -> set[str]:
    text = content.decode("utf-8", "replace")
    words = re.findall(r"[\w.@-]+", text)
    return {*words, *(" ".join(words[at : at + 3]) for at in range(len(words)))}
