"""The first schema.

Revision ID: 0001
Revises:
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# One word a column: its name, ``:`` and its type unless it is a text, or ``>`` and the table that
# it refers to; ``?`` may be NULL, ``+`` has an index, ``!`` is unique in its table.
KEYED = "id:key "
WITHHOLDABLE = KEYED + "is_internal:flag "
CAPTURED = "id:key code+ position:whole created_in_step? review_status:word is_internal:flag "

# Those that others refer to come first.
TABLES = {
    "accepted_finding": KEYED + "rule object_code reason",
    "action_field": CAPTURED
    + "title guiding_question catalogue_key? points:whole? is_selected:flag "
    + "rejection_reason? sponsors",
    "board_setting": KEYED
    + "question position:whole holds_back_cards:flag voters:whole? "
    + "points_per_person:whole? surplus_note",
    "chapter_text": KEYED + "chapter! text author",
    "checklist_entry": KEYED + "checklist item? text is_done:flag note position:whole",
    "climate_item": KEYED
    + "code+ position:whole statement dimension:word? counts:json abstentions:whole "
    + "mean_reported:decimal? comments:json",
    "climate_scale": KEYED
    + "minimum:whole maximum:whole minimum_text maximum_text voters:whole? is_hidden:flag",
    "decision": WITHHOLDABLE
    + "code+ position:whole step? text procedure:word? votes_for:whole? "
    + "votes_against:whole? abstentions:whole? counter_position",
    "decision_step": KEYED + "body date? kind:word? result position:whole",
    "edited_passage": KEYED + "section number:whole text proposal position:whole",
    "event": KEYED
    + "kind:word position:whole date? starts_at? ends_at? place room attendees:json "
    + "results:json",
    "feedback": KEYED + "question counts:json voices:json is_hidden:flag",
    "group_copy": KEYED + "name origin forked_at:key made_at:instant is_limited:flag",
    "imported_extra": KEYED + "place owner_id:key? key text",
    "merged_copy": KEYED + "revision_id:key name",
    "moderator": KEYED + "name role position:whole",
    "municipality": KEYED
    + "name short_name kind:word? federal_state official_key "
    + "official_key_is_fictional:flag inhabitants:whole? inhabitants_as_of? "
    + "area_km2:decimal? member_municipalities:whole? seat head_title head_name council "
    + "committee profile immigration_history integration_understanding logo:bytes? "
    + "funder funding_notice funding_logo:bytes? second_funding_logo:bytes? "
    + "word_template:bytes? word_template_name",
    "own_step": KEYED
    + "code+ day:word title question note is_break:flag minutes:whole position:whole",
    "parked_topic": WITHHOLDABLE + "code+ position:whole text raised_by step? whereabouts?",
    "participant": KEYED
    + "code+ position:whole salutation? academic_title? first_name last_name "
    + "sector:word? organisation function email? attends_day_1:flag attends_day_2:flag "
    + "photo_consent:word naming_consent:word consent_date? needs?",
    "photo": KEYED
    + "code+ position:whole file_name step? wall alt_text taken_at? picture_hash? "
    + "is_transcribed:flag shows_people:flag release:word",
    "step_run": KEYED
    + "step! position:whole status:word minutes_planned:whole? minutes_actual:whole? "
    + "deviation_reason? started_at:instant? minutes_allotted:whole? running_since:instant? "
    + "seconds_run:whole? place:whole? pinned_at?",
    "structure": WITHHOLDABLE
    + "kind:word position:whole name lead? description attached_to addressee "
    + "members:json interval_months:decimal? meetings_per_year:whole? "
    + "full_time_equivalents:decimal? year:whole? resources",
    "vision": KEYED + "title text status:word?",
    "vote": WITHHOLDABLE
    + "code+ position:whole step? kind:word question voters:whole? "
    + "points_per_person:whole? maximum_per_option:whole? is_secret:flag "
    + "points_given_reported:whole? points_unused_reported:whole? deviation_note "
    + "points_formula:word? option_codes:json is_revealed:flag is_counting:flag "
    + "cut_after:whole? surplus_note",
    "workshop": KEYED
    + "title guiding_question client case_id is_fictional:flag? note language "
    + "created_at:instant current_step? erase_people_on?",
    "ballot_paper": KEYED + "vote_id>vote position:whole sector:word? points:json",
    "climate_group_counts": KEYED
    + "climate_item_id>climate_item sector:word position:whole counts:json",
    "cluster": CAPTURED
    + "title question? action_field_id>action_field? points:whole? is_released:flag",
    "existing_project": CAPTURED
    + "title provider action_field_id>action_field? target_group starts_on? ends_on? "
    + "funding reach effect:word? state:word?",
    "good_practice": CAPTURED
    + "title place description transferability source year:whole? effort contact "
    + "action_field_id>action_field?",
    "guiding_goal": CAPTURED + "action_field_id>action_field text status:word? minority_vote?",
    "indicator_value": CAPTURED
    + "indicator action_field_id>action_field? value:decimal? is_rounded:flag "
    + "numerator:decimal? denominator:decimal? unit area as_of? period? source source_table? "
    + "licence? retrieved_on? comparison_area? comparison_value:decimal? "
    + "is_suppressed:flag is_fictional:flag? remark?",
    "photo_person": KEYED + "photo_id>photo participant_id>participant position:whole",
    "reading_note": KEYED
    + "kind:word table_name row_id:key column_name goal_id:key? option position:whole",
    "seating_wish": KEYED
    + "position:whole kind:word participant_id>participant other_id>participant",
    "small_group": KEYED
    + "code+ position:whole name table_host action_field_id>action_field? day:whole? "
    + "shuffle:whole",
    "vote_result": KEYED + "vote_id>vote option points:whole rank_reported:whole? position:whole",
    "card": CAPTURED
    + "text explanation question? colour:word cluster_id>cluster? "
    + "action_field_id>action_field? legibility:word is_dissent:flag is_set_aside:flag "
    + "is_in_trash:flag merged_into_id>card? headline is_released:flag "
    + "points:whole?",
    "goal_evidence": KEYED
    + "guiding_goal_id>guiding_goal indicator_value_id>indicator_value position:whole",
    "objective": CAPTURED
    + "guiding_goal_id>guiding_goal text kind:word? indicator? base_value:decimal? "
    + "base_value_as_of? direction:word? target_value:decimal? unit? deadline? data_source?",
    "small_group_member": KEYED
    + "small_group_id>small_group participant_id>participant is_fixed:flag",
    "swot_entry": WITHHOLDABLE + "kind:word text position:whole cluster_id>cluster?",
    "time_series_point": KEYED
    + "indicator_value_id>indicator_value year:whole value:decimal? position:whole",
    "project_idea": CAPTURED
    + "title action_field_id>action_field? objective_id>objective? description "
    + "target_group responsible commitment:word? provider_kind:word? competence:word? "
    + "partners:json starts_on? ends_on? milestones:json budget_once_eur:decimal? "
    + "budget_yearly_eur:decimal? is_cost_neutral:flag full_time_equivalents:decimal? "
    + "funding? success_indicator? priority:word? is_quick_win:flag first_step? "
    + "first_step_by? risks? side_effects?",
    "card_origin": KEYED
    + "card_id>card guiding_goal_id>guiding_goal? objective_id>objective? "
    + "project_idea_id>project_idea?",
    "planned_measure": WITHHOLDABLE
    + "code+ position:whole what who with_whom with_what due? result prerequisite "
    + "status:word project_idea_id>project_idea?",
}

TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "bytes": sa.LargeBinary(),
    "decimal": sa.Double(),
    "flag": sa.Boolean(),
    "instant": sa.DateTime(),
    "json": sa.JSON(),
    "key": sa.Uuid(),
    "text": sa.Text(),
    "whole": sa.Integer(),
    "word": sa.String(),
}


def upgrade() -> None:
    """Make all tables."""
    for name, words in TABLES.items():
        _create_table(name, words.split())
    _create_journal()
    op.create_table(
        "picture",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_picture")),
    )
    op.create_table(
        "draft",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("beside", sa.JSON(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_draft")),
    )


def _create_table(name: str, words: list[str]) -> None:
    columns: list[sa.Column[Any]] = []
    constraints: list[sa.Constraint] = [sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))]
    indexed = []
    for word in words:
        address, _, target = word.rstrip("?+!").partition(">")
        label, _, kind = address.partition(":")
        column_type = TYPES["key" if target else kind or "text"]
        columns.append(sa.Column(label, column_type, nullable=word.endswith("?")))
        if target:
            foreign_key = op.f(f"fk_{name}_{label}_{target}")
            constraints.append(sa.ForeignKeyConstraint([label], [f"{target}.id"], foreign_key))
        if word.endswith("!"):
            constraints.append(sa.UniqueConstraint(label, name=op.f(f"uq_{name}_{label}")))
        if target or word.endswith("+"):
            indexed.append(label)
    op.create_table(name, *columns, *constraints)
    for label in indexed:
        op.create_index(op.f(f"ix_{name}_{label}"), name, [label])


def _create_journal() -> None:
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("is_undoable", sa.Boolean(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revision")),
        sa.UniqueConstraint("id", name=op.f("uq_revision_id")),
    )
    op.create_index("ix_revision_changes", "revision", ["kind", "is_undoable", "number"])
    op.create_index(op.f("ix_revision_undone_by"), "revision", ["undone_by"])
    op.create_table(
        "revision_row",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("revision", "sequence", name=op.f("pk_revision_row")),
        sa.ForeignKeyConstraint(
            ["revision"], ["revision.number"], op.f("fk_revision_row_revision_revision")
        ),
    )
    op.create_index(op.f("ix_revision_row_row_id"), "revision_row", ["row_id"])
