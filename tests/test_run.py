"""The start script on a small project of its own: real environments, no network."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "small"
version = "1"
"""

# Makes the wheel of an editable install with nothing but the standard library.
BACKEND = """
import pathlib, zipfile

def build_editable(directory, config_settings=None, metadata_directory=None):
    about = "small-1.dist-info"
    with zipfile.ZipFile(pathlib.Path(directory, "small-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("small.pth", str(pathlib.Path.cwd()))
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(f"{about}/RECORD", "")
    return "small-1-py3-none-any.whl"
"""


def a_library(root: Path, version: str) -> str:
    """Put a wheel of the library "brick" beside a project; what its lock file says of it."""
    path = root / "wheels" / f"brick-{version}-py3-none-any.whl"
    path.parent.mkdir(exist_ok=True)
    about = f"brick-{version}.dist-info"
    files = {
        "brick.py": f"version = '{version}'\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: brick\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(zipfile.ZipInfo(name), content)  # without the time: the same each time
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"--no-index\n--find-links ./wheels\nbrick=={version} --hash=sha256:{digest}\n"


def lock(root: Path, content: str) -> None:
    (root / "requirements-dev.lock").write_text(content, encoding="utf-8")


def a_project(root: Path) -> Path:
    root.mkdir()
    shutil.copy(ROOT / "run.py", root)
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    lock(root, a_library(root, "1"))
    (root / "workshop_app").mkdir()
    (root / "workshop_app" / "__init__.py").touch()
    (root / "workshop_app" / "__main__.py").write_text(
        "import sys, brick\nprint(brick.version, *sys.argv[1:])\nsys.exit(3)\n", encoding="utf-8"
    )
    return root


def start(root: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return subprocess.Popen(
        [sys.executable, str(root / "run.py"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=root.parent,
        env={**inherited, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1", **environment},
    )


def run(root: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    with start(root, *arguments, **environment) as process:
        out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture
def script() -> ModuleType:
    specification = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def twice_started(tmp_path_factory) -> tuple[Path, Path, list[tuple[str, str]]]:
    """A project whose first set-up was interrupted, and what two starts at once made of it.

    Returns:
        The project, a file that the interruption had left, and what the starts printed.
    """
    root = a_project(tmp_path_factory.mktemp("start") / "mein Projekt")
    half = root / ".venv" / "lib" / "half.py"
    half.parent.mkdir(parents=True)
    half.touch()
    (root / ".venv" / "setup-state").touch()
    with start(root, "first") as one, start(root, "second") as other:
        printed = [process.communicate(timeout=120) for process in (one, other)]
    return root, half, printed


def test_two_first_starts_at_once_both_reach_the_app(twice_started):
    *_, [(out_one, _), (out_other, _)] = twice_started

    assert (out_one, out_other) == ("1 first\n", "1 second\n")


def test_only_one_of_two_first_starts_sets_up(twice_started):
    *_, [(_, err_one), (_, err_other)] = twice_started

    assert (err_one + err_other).count("Richte die App ein") == 1
    assert (err_one + err_other).count("wartet darauf") == 1


def test_an_interrupted_set_up_is_begun_afresh(twice_started):
    root, half, _ = twice_started

    assert (root / ".venv" / "pyvenv.cfg").exists()
    assert not half.exists()


@pytest.fixture
def project(twice_started, script) -> Path:
    """A project that is set up, to be changed; to make an environment for each takes seconds."""
    root = twice_started[0]
    lock(root, a_library(root, "1"))
    (root / ".venv" / "setup-state").write_text(script.wanted_state(root), encoding="utf-8")
    return root


def test_a_later_start_does_nothing_but_pass_arguments_and_status_on(project):
    status, out, err = run(project, "check", "a b.workshop", "--json")

    _version, arguments = out.split(maxsplit=1)
    assert (status, arguments, err) == (3, "check a b.workshop --json\n", "")


def test_a_later_start_costs_less_than_a_tenth_of_a_second(project):
    app = [str(next((project / ".venv").glob("*/python"))), "-P", "-m", "workshop_app"]

    def seconds(command: list[str]) -> float:
        begun = os.times()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        ended = os.times()
        return sum(ended[2:4]) - sum(begun[2:4])  # of the processor, by the children

    # The least of several: what else the machine does is not the script's.
    through_script = min(seconds([sys.executable, str(project / "run.py")]) for _ in range(10))
    direct = min(seconds(app) for _ in range(10))

    assert through_script - direct < 0.1


def test_a_changed_lock_is_followed_without_making_all_afresh(project):
    kept = project / ".venv" / "kept"
    kept.touch()
    lock(project, a_library(project, "2"))

    status, out, err = run(project)

    assert (status, out) == (3, "2\n")
    assert "auf den neuen Stand" in err
    assert kept.exists()


def test_a_file_that_is_not_the_locked_one_is_refused_in_one_sentence(project):
    line = a_library(project, "9")  # installed by no other test
    lock(project, line[:-65] + "0" * 64 + "\n")

    status, out, err = run(project)

    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith("Eine geladene Bibliothek ist nicht die erwartete Datei")
    assert "Traceback" not in err


def test_no_network_is_told_in_one_sentence(project):
    lock(project, "unreachable==1 --hash=sha256:" + "0" * 64 + "\n")

    # Nothing listens on port 9 of this machine.
    status, out, err = run(project, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1")

    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith(
        "Für die erste Einrichtung wird einmal das Netz gebraucht"
    )
    assert "Traceback" not in err


def test_an_old_python_is_refused_in_one_sentence(script, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    status = script.main([])

    assert status == 2
    assert "braucht Python 3.11 oder neuer, dies ist 3.9:" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(script, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(script, "ROOT", a_project(tmp_path / "project"))
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )

    status = script.main([])

    assert status == 2
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert f"„sudo apt install python{version}-venv“" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "ERROR: Could not install: [Errno 28] No space left on device",
            "Der Datenträger ist voll",
        ),
        ("ERROR: No matching distribution found for brick==1", "Für dieses System gibt es nicht"),
        ("Temporary failure in name resolution", "Für die erste Einrichtung wird einmal das Netz"),
        ("ERROR: something new", "Die Einrichtung ist gescheitert"),
    ],
)
def test_what_pip_says_becomes_advice(script, output, sentence):
    assert script._reason(output, Path("setup-log.txt")).startswith(sentence)


def test_a_set_up_holds_for_its_folder_python_and_lock_only(script, monkeypatch, tmp_path):
    one, other = a_project(tmp_path / "one"), a_project(tmp_path / "other")
    state = script.wanted_state(one)

    assert state.splitlines()[-1] == script.wanted_state(other).splitlines()[-1]
    assert state != script.wanted_state(other)
    lock(one, a_library(one, "2"))
    assert state != script.wanted_state(one)
    lock(one, a_library(one, "1"))
    assert state == script.wanted_state(one)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert state != script.wanted_state(one)


@pytest.mark.parametrize(
    ("asked_for", "command"),
    [
        ([], ["-m", "tests"]),
        (["--coverage"], ["-m", "tests", "--coverage"]),
        (["-k", "goal"], ["-m", "pytest", "-k", "goal"]),
    ],
)
def test_the_whole_suite_runs_on_all_cores_and_a_part_as_it_was_asked_for(
    script, asked_for, command
):
    assert script._test_command(asked_for) == command


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another way")
def test_benchmarks_are_started_with_the_names_that_follow(script, monkeypatch):
    class Became(Exception):  # noqa: N818 (no error: the process is another one now)
        pass

    def become(path: str, command: list[str]) -> None:
        raise Became(path, *command)

    monkeypatch.setattr(os, "execv", become)
    monkeypatch.chdir(ROOT)

    with pytest.raises(Became) as became:
        script.hand_over(ROOT, ["bench", "start", "--repeat", "3"])

    assert became.value.args[2:] == ("-m", "tests.benchmarks", "start", "--repeat", "3")
