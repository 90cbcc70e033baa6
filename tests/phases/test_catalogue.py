import pytest

from workshop_app.german import sort_key
from workshop_app.phases.catalogue import (
    SpatialLevel,
    load_action_field_templates,
    load_climate_statements,
    load_climate_template,
    load_glossary,
)
from workshop_app.phases.resource_tables import ResourceFileError


def test_the_catalogue_has_twelve_fields_and_one_across_them():
    fields = load_action_field_templates()

    assert len(fields) == 13
    assert [field.key for field in fields if field.cross_cutting] == [fields[-1].key]


@pytest.mark.parametrize("field", load_action_field_templates(), ids=lambda field: field.key)
def test_a_field_brings_questions_goals_and_figures(field):
    assert 2 <= len(field.guiding_questions) <= 3
    assert 1 <= len(field.guiding_goals) <= 3
    assert len(field.indicators) >= 2
    assert all(question.endswith("?") for question in field.guiding_questions)
    assert all(goal.endswith(".") for goal in field.guiding_goals)
    assert all(figure.unit and figure.source for figure in field.indicators)


MEASURE_WORDS = (
    "Aufbau", "Einrichtung", "Schaffung", "Durchführung", "Ausbau", "Förderung", "Stärkung",
    "soll", "werden wir", "verbesser", "stärken", "fördern", "sensibilisier",
)  # fmt: skip


def test_guiding_goals_describe_a_state_and_not_a_measure():
    goals = [goal for field in load_action_field_templates() for goal in field.guiding_goals]

    assert [goal for goal in goals if any(word in goal for word in MEASURE_WORDS)] == []


def test_a_field_name_fits_a_column_head():
    assert all(len(field.title) <= 48 for field in load_action_field_templates())


def test_every_level_has_a_german_name():
    assert all(level.label for level in SpatialLevel)


def test_the_barometer_has_ten_statements_on_a_scale_of_five():
    template = load_climate_template()

    assert (template.min, template.max) == (1, 5)
    assert [entry.key for entry in template.statements] == [
        f"KL-{number:02}" for number in range(1, 11)
    ]
    assert len({entry.dimension for entry in template.statements}) == 10
    assert load_climate_statements() == template.statements


def test_terms_and_abbreviations_stand_in_german_alphabetical_order():
    glossary = load_glossary()

    for words in (
        [entry.short for entry in glossary.abbreviations],
        [entry.name for entry in glossary.terms],
    ):
        assert words == sorted(words, key=sort_key)


def test_the_glossary_explains_the_sources_of_the_catalogue():
    shorts = {entry.short for entry in load_glossary().abbreviations}

    assert {"AZR", "BVF", "MR", "BA", "BAMF", "SGB II", "KGSt", "RDB", "PKS", "DTZ"} <= shorts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "klima.toml: scale: diese Angabe fehlt."),
        (
            '[scale]\nmin = 5\nmax = 1\nmin_text = "a"\nmax_text = "b"\n',
            "klima.toml: scale: max muss größer sein als min.",
        ),
        (
            '[scale]\nmin = 1\nmax = 5\nmin_text = "a"\nmax_text = "b"\n'
            '[[statement]]\nkey = "KL-01"\ndimension = "wetter"\ntext = "Es regnet."\n',
            "klima.toml: statement[0].dimension: „wetter“ ist nicht vorgesehen",
        ),
    ],
)
def test_a_slip_in_the_climate_file_is_named_with_file_and_place(tmp_path, text, message):
    path = tmp_path / "klima.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ResourceFileError) as caught:
        load_climate_template(path)

    assert message in str(caught.value)
