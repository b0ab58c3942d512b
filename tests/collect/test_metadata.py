"""What is known about a report, also where what says so is odd or hostile."""

from __future__ import annotations

import pytest

from twosource.collect.metadata import front_matter, known, yaml_record
from twosource.errors import InputError

BILLION = "a: &a [x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True)
)


def test_several_authors_are_one_line() -> None:
    record = {"byline": [{"name": "Ana Ruiz"}, "Ole Berg", ""], "outlet": {"name": "Harbor Post"}}
    assert known(record).byline == "Ana Ruiz, Ole Berg"
    assert known(record).outlet == "Harbor Post"


def test_a_list_that_grows_without_end_is_not_followed() -> None:
    metadata, start = front_matter(f"---\n{BILLION}title: *l\noutlet: Harbor Post\n---\nThe port closed.\n")
    assert start > 0
    assert (metadata.title, metadata.outlet) == (None, "Harbor Post")


def test_a_list_that_holds_itself_is_not_followed() -> None:
    assert known(yaml_record("title: &a [Talks, *a]")).title == "Talks, Talks"


@pytest.mark.parametrize("value", [10**400, -(10**400), 10**5000, float("nan"), float("inf"), -1], ids=range(6))
def test_a_number_too_large_is_no_date_and_no_crash(value: float) -> None:
    assert known({"date": value}).date is None


def test_a_number_that_cannot_be_printed_is_no_title() -> None:
    assert known(yaml_record(f"title: 0x{'f' * 9000}")).title is None
    with pytest.raises(InputError):
        yaml_record(f"0x{'f' * 9000}: title")


@pytest.mark.parametrize("text", ["a: " + "[" * 5000, "- x", "date: 2019-13-45", "a: !!python/object:os.system x"])
def test_broken_yaml_is_one_line(text: str) -> None:
    with pytest.raises(InputError) as error:
        yaml_record(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "name", ["\u3164", "\u2800 \u2800", "\u115f\u1160", "\uffa0", "\ufe0f", "\u200b \u202e\x00", "\u0301", "\U000e0100"]
)
def test_what_nobody_sees_is_no_outlet(name: str) -> None:
    assert known({"outlet": name, "byline": [name]}).outlet is None
    assert known({"outlet": f"{name}Post"}).outlet == f"{name}Post".strip()


@pytest.mark.parametrize("name", ["한겨레", "朝日新聞", "हिन्दू", "7", "+972", "ﾊ", "Ⅷ", "⠓"])
def test_a_name_in_any_script_is_seen(name: str) -> None:
    assert known({"outlet": name}).outlet == name
