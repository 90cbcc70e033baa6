"""All texts that ship as data: good German, typographically right, no English."""

import re
import tomllib
import unicodedata

import pytest

from workshop_app.resource_files import resource_path

FILES = (
    ("method", "integrationsworkshop.toml"),
    ("method", "checklists.toml"),
    ("catalogue", "handlungsfelder.toml"),
    ("catalogue", "klima.toml"),
    ("catalogue", "begriffe.toml"),
)
# Keys whose values are read by the program and not by people.
PROGRAM_KEYS = {
    "key", "part", "social_form", "colour", "question_id", "level", "dimension", "due", "start",
}  # fmt: skip
UNWANTED_WORDS = (
    "Action", "App", "Backup", "Beamer", "Board", "Brainstorming", "Briefing", "Call", "Challenge",
    "Checkout", "Commitment", "Controlling", "Deadline", "Diversity", "Empowerment", "Event",
    "Feedback", "Fishbowl", "Flipchart", "Flyer", "Follow-up", "Handout", "Input", "Kick-off",
    "Know-how", "Mainstreaming", "Meeting", "Milestone", "Mindset", "Monitoring", "Offline",
    "Online", "Onboarding", "Output", "Performance", "Post-it", "Quick", "Roadmap", "Setting",
    "Slot", "Stakeholder", "Statement", "Sticker", "Support", "Task", "Template", "Timer", "Tool",
    "To-do", "Update", "World", "and", "for", "of", "the", "with",
)  # fmt: skip


def texts_of(value, key=""):
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from texts_of(inner, inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, key)
    elif isinstance(value, str) and key not in PROGRAM_KEYS:
        yield value


def texts_in(parts):
    with resource_path(*parts).open("rb") as file:
        return list(texts_of(tomllib.load(file)))


@pytest.mark.parametrize("parts", FILES, ids=lambda parts: parts[-1])
def test_texts_are_typographically_right(parts):
    for text in texts_in(parts):
        assert not re.search(r"[\"'`´”«»‚‘]|\.\.\.|  | - |--|\s[.,;:?!]|^\s|\s$", text), text
        assert text.count("„") == text.count("“"), text
        assert text == unicodedata.normalize("NFC", text), text
        assert not re.search(r"[a-zäöüß][*:_/·][a-zI]", text), text


@pytest.mark.parametrize("parts", FILES, ids=lambda parts: parts[-1])
def test_texts_are_german(parts):
    words = re.compile(r"\b(" + "|".join(map(re.escape, UNWANTED_WORDS)) + r")\b", re.IGNORECASE)

    assert [text for text in texts_in(parts) if words.search(text)] == []


@pytest.mark.parametrize("parts", FILES, ids=lambda parts: parts[-1])
def test_sentences_stay_short(parts):
    for text in texts_in(parts):
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            assert len(sentence.split()) <= 20, sentence


@pytest.mark.parametrize("parts", FILES, ids=lambda parts: parts[-1])
def test_nobody_is_addressed_as_a_man_only(parts):
    masculine = re.compile(
        r"(?<!innen und )\b(Teilnehmer|Moderator|Bürger|Mitarbeiter|Politiker|Flüchtling|Partner|"
        r"Vertreter|Leiter|Ansprechpartner|Migrant|Einwohner|Schüler|Nutzer)(n|s|en)?\b"
    )

    assert [text for text in texts_in(parts) if masculine.search(text)] == []
