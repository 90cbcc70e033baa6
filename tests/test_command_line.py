from pathlib import Path

import pytest

from workshop_app.command_line import UsageError, parse


def test_no_argument_opens_the_app_without_a_workshop():
    call = parse([])

    assert (call.name, call.file) == ("open", None)


def test_a_file_alone_is_opened():
    call = parse(["Auental.workshop"])

    assert (call.name, call.file) == ("open", Path("Auental.workshop"))


def test_a_file_with_the_name_of_a_command_is_opened_by_its_path():
    call = parse(["./demo"])

    assert (call.name, call.file) == ("open", Path("demo"))


def test_the_demo_goes_to_exports_and_has_a_window_unless_told_otherwise():
    assert vars(parse(["demo"])) == {"name": "demo", "out": Path("exports"), "no_window": False}
    assert vars(parse(["demo", "--no-window", "--out", "x"])) == {
        "name": "demo",
        "out": Path("x"),
        "no_window": True,
    }


def test_an_export_may_have_several_targets():
    call = parse(["export", "a.workshop", "--json", "a.json", "--docx", "a.docx"])

    assert (call.file, call.docx, call.json) == (Path("a.workshop"), Path("a.docx"), Path("a.json"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.workshop", "b.workshop"],
        ["chekc", "a.workshop"],
        ["check"],
        ["check", "a.workshop", "--jsn"],
        ["import", "a.json"],
        ["export", "a.workshop", "--docx"],
        ["screenshots"],
        ["--wrong"],
    ],
)
def test_what_is_not_in_the_help_is_refused(arguments):
    with pytest.raises(UsageError, match="workshop-app --help"):
        parse(arguments)
