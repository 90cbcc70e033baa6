"""The rules of the house that a machine can hold: imports, sizes, names, no foreign places."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "workshop_app"

# What each part may import of ours; a package stands for all its modules.
LEAVES = {
    *("error_log", "german", "pictures", "resource_files", "text_safety", "translation"),
    "whole_file",
}
ALLOWED = {
    **{leaf: set() for leaf in LEAVES},
    "crash_log": LEAVES,
    "system_libraries": LEAVES,
    "model": LEAVES,
    "storage": {"model", *LEAVES},
    "merging": {"storage", "model", *LEAVES},
    "phases": {"merging", "storage", "model", *LEAVES},
    "exchange": {"storage", "model", *LEAVES},
    "concept": {"phases", "storage", "model", *LEAVES},
    "handover": {"concept", "exchange", "merging", "phases", "storage", "model", *LEAVES},
    "views": {
        *(
            "handover",
            "concept",
            "exchange",
            "merging",
            "phases",
            "storage",
            "model",
            "system_libraries",
        ),
        *("crash_log", *LEAVES),
    },
    "command_line": {"storage", *LEAVES},
}
MAY_IMPORT_ALL = {"cli", "__main__", "export_command"}
QT = {"PySide6", "shiboken6", "qt_material"}
LONGEST_MODULE = 300
# tests/privacy watches the running app as well.
NETWORK = re.compile(
    r"(asyncio|ftplib|http|imaplib|poplib|smtplib|socket|socketserver|ssl|telnetlib|xmlrpc"
    r"|urllib\.request|requests|urllib3|httpx|aiohttp|PySide6\.Qt(Network|Web)\w*)(\.|$)"
)

# In parts, so that this file does not contain what it looks for.
FOREIGN_PLACES = re.compile(
    "|".join(
        [
            r"pypi\." + "org",
            "python" + "hosted",
            r"registry\.npm" + "js",
            r"deb\.deb" + "ian",
            r"proxy\.go" + r"lang",
            r"(?<![\w.~-])/" + r"(?:home|work|root|Users)/\w",
            r"[A-Z]:\\" + r"Users\\",
        ]
    )
)


@cache
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def part_of(path: Path) -> str:
    """The part of the house that a module belongs to: its package, or itself at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(path: Path, tree: ast.Module) -> Iterator[str]:
    """Full names of all imported modules, also those imported late or for type checks only."""
    package = ["workshop_app", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # "from workshop_app import cli" names the part only after "import".
            yield from (f"{module}.{alias.name}" for alias in node.names)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_only_views_import_qt():
    outside = {path: tree for path, tree in modules().items() if part_of(path) != "views"}

    strangers = [
        f"{place(path)}: {name}"
        for path, tree in outside.items()
        for name in imported_names(path, tree)
        if name.split(".")[0] in QT
    ]

    assert strangers == []


def test_nothing_speaks_to_a_network():
    strangers = [
        f"{place(path)}: {name}"
        for path, tree in modules().items()
        for name in imported_names(path, tree)
        if NETWORK.match(name)
    ]

    assert strangers == []


def test_imports_run_one_way():
    against = []
    for path, tree in modules().items():
        part = part_of(path)
        if part in MAY_IMPORT_ALL:
            continue
        for name in imported_names(path, tree):
            ours, _, rest = name.partition(".")
            target = rest.split(".")[0]
            if ours != "workshop_app" or target == part or target.startswith("__"):
                continue
            if target not in ALLOWED.get(part, set()):
                against.append(f"{place(path)}: {name}")

    assert against == []


def test_every_part_of_the_house_has_its_place_in_the_order():
    parts = {part_of(path) for path in modules()} - {"__init__"}

    assert parts <= ALLOWED.keys() | MAY_IMPORT_ALL


def test_no_module_is_longer_than_a_person_reads_at_once():
    lengths = {
        place(path): len(path.read_text("utf-8").splitlines())
        for path in [*modules(), ROOT / "run.py"]
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def repository_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: git knows no files here")
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def test_no_file_names_a_package_index_or_a_folder_of_one_machine():
    named = []
    for path in repository_files():
        content = path.read_bytes() if path.exists() else b""
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if FOREIGN_PLACES.search(line):
                named.append(f"{place(path)}:{number}")

    assert named == []


def glossary() -> dict[str, str]:
    """Class name → German term, from the table rows ``| German | `Class` | meaning |``."""
    pairs: dict[str, str] = {}
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|") or len(cells) < 2:
            continue
        for term, code in zip(cells[0].split(" / "), cells[1].split(" / "), strict=False):
            if match := re.fullmatch(r"`([A-Z]\w*)`", code):
                assert match[1] not in pairs, f"{match[1]} has two rows in the glossary"
                pairs[match[1]] = term
    return pairs


@cache
def classes() -> tuple[tuple[Path, ast.ClassDef], ...]:
    return tuple(
        (path, node)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    )


def bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rpartition(".")[2].partition("[")[0] for base in node.bases}


def is_domain_term(node: ast.ClassDef) -> bool:
    """Whether a class of the model is a table or a list of values, rather than machinery."""
    targets = [
        target for item in node.body if isinstance(item, ast.Assign) for target in item.targets
    ]
    has_table = any(
        isinstance(target, ast.Name) and target.id == "__tablename__" for target in targets
    )
    return has_table or "StrEnum" in bases(node)


def test_every_term_of_the_model_has_its_row_in_the_glossary():
    terms = [node for path, node in classes() if part_of(path) == "model" and is_domain_term(node)]

    assert sorted({node.name for node in terms} - glossary().keys()) == []


def test_docstrings_begin_with_the_german_term_of_the_glossary():
    terms = glossary()
    captured = [node for path, node in classes() if part_of(path) == "model"]

    differing = {
        node.name: terms[node.name]
        for node in captured
        if node.name in terms
        and not (ast.get_docstring(node) or "").startswith(f"{terms[node.name]}:")
    }

    assert differing == {}


def test_the_glossary_names_no_class_that_is_gone():
    names = {node.name for _, node in classes()}

    assert sorted(glossary().keys() - names) == []


def test_the_glossary_names_no_member_that_is_gone():
    nodes = {node.name: node for _, node in classes()}

    def members(name: str) -> set[str]:
        node = nodes[name]
        own = {ast.unparse(item.target) for item in node.body if isinstance(item, ast.AnnAssign)}
        own |= {ast.unparse(item.targets[0]) for item in node.body if isinstance(item, ast.Assign)}
        own |= {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
        return own.union(*(members(base) for base in bases(node) & nodes.keys()))

    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    named = re.findall(r"`([A-Z]+[a-z]\w*)\.(\w+)`", text)

    assert named
    assert [
        f"{name}.{member}"
        for name, member in named
        if name not in nodes or member not in members(name)
    ] == []
