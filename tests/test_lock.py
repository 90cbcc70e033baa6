"""The lock files: complete, bound to published files, and the same for everyone."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


def locked(name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Package name → its pinned requirement and the hashes of its files."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    requirements = {}
    for line in lines:
        requirement = Requirement(line.partition(" --hash=")[0])
        hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)
        requirements[canonicalize_name(requirement.name)] = (requirement, hashes)
    return requirements


def wanted(section: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    if section == "app":
        entries = project["project"]["dependencies"]
    else:
        entries = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [Requirement(entry) for entry in entries]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_library_is_pinned_to_one_version_and_its_hashes(name):
    for requirement, hashes in locked(name).values():
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), requirement
        assert hashes, requirement


@pytest.mark.parametrize(
    ("name", "section"), [("requirements.lock", "app"), ("requirements-dev.lock", "dev")]
)
def test_the_lock_holds_what_the_project_asks_for(name, section):
    pinned = locked(name)

    for requirement in wanted(section):
        version = str(pinned[canonicalize_name(requirement.name)][0].specifier).removeprefix("==")
        assert requirement.specifier.contains(version), requirement


def test_the_app_has_the_same_versions_in_both_locks():
    app, everything = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {name: str(pin) for name, (pin, _) in app.items()} == {
        name: str(everything[name][0]) for name in app
    }


def test_libraries_with_machine_code_are_locked_for_more_than_one_system():
    for name in ("lxml", "pydantic-core", "pyside6-essentials"):
        assert len(locked("requirements.lock")[name][1]) >= 4, name
