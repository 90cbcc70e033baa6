"""The glossary knows every list of values of the model, and names only columns that exist."""

import enum
import inspect
import re
from pathlib import Path

from sqlalchemy import inspect as mapping_of

from workshop_app import model
from workshop_app.model.base import Base

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")


def test_every_list_of_values_has_its_row():
    lists = {
        item.__name__
        for module in vars(model).values()
        if inspect.ismodule(module)
        for item in vars(module).values()
        if inspect.isclass(item) and issubclass(item, enum.StrEnum) and item is not enum.StrEnum
    }

    assert {name for name in lists if f"`{name}`" not in GLOSSARY} == set()


def test_every_column_that_is_named_exists():
    classes = {mapper.class_.__name__: mapper for mapper in Base.registry.mappers}
    named = re.findall(r"`([A-Z]\w*)\.(\w+)`", GLOSSARY)
    of_tables = [(owner, name) for owner, name in named if owner in classes]

    gone = [
        f"{owner}.{name}"
        for owner, name in of_tables
        if name not in mapping_of(classes[owner].class_).column_attrs
    ]

    assert len(of_tables) > 20
    assert gone == []
