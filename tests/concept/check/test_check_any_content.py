"""Whatever an imported file holds, the check answers; it never raises."""

import inspect
import shutil
import tempfile
from pathlib import Path

from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Float, Integer, Uuid

from workshop_app.concept.check import check, room_rows, rows, summary
from workshop_app.model.base import Base, TextList, normalised
from workshop_app.storage.workshop_file import WorkshopFile

SHAPES = [
    shape
    for module in (rows, room_rows)
    for _name, shape in inspect.getmembers(module, inspect.isclass)
    if issubclass(shape, rows.Row) and hasattr(shape, "model")
]
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *(
                "2026-11-13",
                "0001-01-01",
                "9999-12-31",
                "2026-02-30",
                "2028",
                "1900 2099",
                "Q4 2030",
            ),
            *("tag1", "tag2", "mehrpunkt", "einpunkt", "mehrheit", "berichtswesen", "Beschluss"),
            *(
                "evaluation",
                "koordinierung",
                "T1-11",
                "HF-01",
                "ja",
                "Stadt",
                "{project}",
                "{",
                "%s",
            ),
            *("x" * 10_000, "„“„“", "\u202eRTL", "e\u0301\u0301", "🏳️‍🌈", "=1+1", "N.N.", "/;,"),
        ]
    ),
)
NUMBERS = st.integers(min_value=-(2**63), max_value=2**63 - 1) | st.integers(-3, 300)


def cells(column):
    """Values that a column of this type can hold."""
    match column.type:
        case Boolean():
            found = st.booleans()
        case Integer():
            found = NUMBERS
        case Float():
            found = st.floats(allow_nan=False)
        case TextList():
            found = st.lists(TEXTS, max_size=3).map(tuple)
        case _:
            found = TEXTS
    return found | st.none() if column.nullable else found


def contents(shape):
    """Rows of one table; what links to another row does so to the first of that table."""
    parameters = inspect.signature(shape.model).parameters
    required = {name for name, one in parameters.items() if one.default is inspect.Parameter.empty}
    seen = inspect.signature(shape).parameters.keys()
    columns = [
        column
        for column in shape.model.__table__.columns
        if column.name in required | seen and not isinstance(column.type, Uuid)
    ]
    rows_of_table = st.fixed_dictionaries({c.name: cells(c) for c in columns})
    unique = [column.name for column in columns if column.unique]
    keys = [lambda row, name=name: normalised(row[name]) for name in unique]
    return st.lists(rows_of_table, max_size=3, unique_by=tuple(keys) if keys else None)


WORKSHOPS = st.fixed_dictionaries({shape.model: contents(shape) for shape in SHAPES})


def fill(session, content):
    """Add the rows of all tables, parents first."""
    first_ids = {}
    order = [table.name for table in Base.metadata.sorted_tables]
    for model in sorted(content, key=lambda model: order.index(model.__tablename__)):
        parents = {
            column.name: next(iter(column.foreign_keys)).column.table.name
            for column in model.__table__.columns
            if column.foreign_keys and not column.nullable
        }
        if not first_ids.keys() >= set(parents.values()):
            continue
        links = {column: first_ids[table] for column, table in parents.items()}
        for values in content[model]:
            row = model(**values, **links)
            session.add(row)
            first_ids.setdefault(model.__tablename__, row.id)


@settings(max_examples=examples(10))
@given(content=WORKSHOPS)
def test_any_content_has_its_findings(empty_template, content):
    with tempfile.TemporaryDirectory() as directory:
        path = Path(shutil.copy(empty_template, directory))
        with WorkshopFile.open(path) as workshop:
            with workshop.change("Gefüllt") as session:
                fill(session, content)

            findings = check(workshop)

    assert summary(findings).rules_total == 45
    assert all(finding.message and "\n" not in finding.message for finding in findings)
