"""Alembic's environment and the schema's revisions.

A new schema is a new module in ``versions``, one more in ``header.SCHEMA_VERSION`` and its name in
``creation.NEWEST_REVISION``, and a file of it in ``tests/data`` (CONTRIBUTING.md, "A new schema").
The tests say so if one of them is missing, or if a migrated file differs from a new one.
"""
