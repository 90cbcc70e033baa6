"""The rules of the house that a machine can hold: imports, sizes, names, no foreign places."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Class:
    """What the tests ask about a class."""

    path: Path
    name: str
    docstring: str
    bases: frozenset[str]
    members: frozenset[str]
    is_table: bool


@dataclass(frozen=True)
class Module:
    """What the tests ask about a module; the whole trees of all would take long to look after."""

    imports: tuple[str, ...]
    classes: tuple[Class, ...]


@cache
def modules() -> dict[Path, Module]:
    return {path: read(path) for path in sorted(PACKAGE.rglob("*.py"))}


def read(path: Path) -> Module:
    nodes = list(statements_of(ast.parse(path.read_text("utf-8"))))
    classes = [class_of(path, node) for node in nodes if isinstance(node, ast.ClassDef)]
    return Module(tuple(imported_names(path, nodes)), tuple(classes))


def statements_of(node: ast.AST) -> Iterator[ast.AST]:
    """All statements below; of expressions, which are the most by far, nothing is asked."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from statements_of(child)


def class_of(path: Path, node: ast.ClassDef) -> Class:
    members = {ast.unparse(item.target) for item in node.body if isinstance(item, ast.AnnAssign)}
    assigned = {ast.unparse(item.targets[0]) for item in node.body if isinstance(item, ast.Assign)}
    members |= assigned | {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
    bases = {ast.unparse(base).rpartition(".")[2].partition("[")[0] for base in node.bases}
    return Class(
        path,
        node.name,
        ast.get_docstring(node) or "",
        frozenset(bases),
        frozenset(members),
        is_table="__tablename__" in assigned,
    )


def part_of(path: Path) -> str:
    """The part of the house that a module belongs to: its package, or itself at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """Full names of all imported modules, also those imported late or for type checks only."""
    package = ["workshop_app", *path.relative_to(PACKAGE).parent.parts]
    for node in nodes:
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
    strangers = [
        f"{place(path)}: {name}"
        for path, module in modules().items()
        if part_of(path) != "views"
        for name in module.imports
        if name.split(".")[0] in QT
    ]

    assert strangers == []


def test_nothing_speaks_to_a_network():
    strangers = [
        f"{place(path)}: {name}"
        for path, module in modules().items()
        for name in module.imports
        if NETWORK.match(name)
    ]

    assert strangers == []


def test_imports_run_one_way():
    against = []
    for path, module in modules().items():
        part = part_of(path)
        if part in MAY_IMPORT_ALL:
            continue
        for name in module.imports:
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


def classes() -> list[Class]:
    return [found for module in modules().values() for found in module.classes]


def is_domain_term(found: Class) -> bool:
    """Whether a class of the model is a table or a list of values, rather than machinery."""
    return found.is_table or "StrEnum" in found.bases


def test_every_term_of_the_model_has_its_row_in_the_glossary():
    terms = {
        found.name
        for found in classes()
        if part_of(found.path) == "model" and is_domain_term(found)
    }

    assert sorted(terms - glossary().keys()) == []


def test_docstrings_begin_with_the_german_term_of_the_glossary():
    terms = glossary()

    differing = {
        found.name: terms[found.name]
        for found in classes()
        if part_of(found.path) == "model"
        and found.name in terms
        and not found.docstring.startswith(f"{terms[found.name]}:")
    }

    assert differing == {}


def test_the_glossary_names_no_class_that_is_gone():
    names = {found.name for found in classes()}

    assert sorted(glossary().keys() - names) == []


def test_the_glossary_names_no_member_that_is_gone():
    known = {found.name: found for found in classes()}

    def members(name: str) -> frozenset[str]:
        found = known[name]
        return found.members.union(*(members(base) for base in found.bases & known.keys()))

    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    named = re.findall(r"`([A-Z]+[a-z]\w*)\.(\w+)`", text)

    assert named
    assert [
        f"{name}.{member}"
        for name, member in named
        if name not in known or member not in members(name)
    ] == []
