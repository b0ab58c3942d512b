"""The word lists of collect: every entry has examples, and the rules read them as they say."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from twosource import lexicon
from twosource.collect.datelines import dateline
from twosource.collect.headings import headings
from twosource.collect.inlays import rules as inlay_rules
from twosource.collect.languages import function_words
from twosource.collect.metadata import by_field
from twosource.collect.outlets import by_name, by_url, found_in
from twosource.collect.patterns import Rule, all_rules, caption_cues, single

RULES = lexicon.load("segments")["rule"]
CUES = lexicon.load("segments")["caption"]
INLAYS = lexicon.load("segments")["inlay"]
OUTLETS = lexicon.load("outlets")["outlet"]
KINDS = {"agency", "broadcaster", "newspaper", "magazine", "site"}


def name(entry: dict[str, Any]) -> str:
    return str(entry["name"])


@pytest.mark.parametrize("entry", RULES, ids=name)
def test_rule_reads_its_examples(entry: dict[str, Any]) -> None:
    rule = next(rule for rule in all_rules() if rule.name == entry["name"])
    assert entry["examples"]
    assert [example for example in entry["examples"] if not rule.fits(example)] == []
    assert [example for example in entry["but_not"] if rule.fits(example)] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_rule_is_quick_on_anything(rule: Rule) -> None:
    began = time.process_time()
    for piece in ("I", "Ii ", "I, ", "Jane Doe and ", "A. ", "a", "1 ", ". ", "(", "/", "| ", "- ", "AP/", "\n"):
        rule.fits((piece * rule.longest)[: rule.longest])
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("entry", CUES, ids=name)
def test_caption_cue_reads_its_examples(entry: dict[str, Any]) -> None:
    pattern = caption_cues()[entry["name"]].pattern
    find = pattern.match if entry["at"] == "start" else pattern.search
    assert entry["examples"]
    assert [example for example in entry["examples"] if not find(example)] == []
    assert [example for example in entry["but_not"] if find(example)] == []


@pytest.mark.parametrize("table", ["telling", "cut_off", "glued", "sign_off", "author", "finite"])
def test_single_pattern_reads_its_examples(table: str) -> None:
    entry = lexicon.load("segments")[table]
    assert entry["examples"]
    assert [example for example in entry["examples"] if not single(table).search(example)] == []
    assert [example for example in entry.get("but_not", ()) if single(table).search(example)] == []


@pytest.mark.parametrize("entry", INLAYS, ids=name)
def test_inlay_is_cut_out_of_its_examples(entry: dict[str, Any]) -> None:
    rule = next(rule for rule in inlay_rules() if rule.name == entry["name"])
    assert entry["examples"]
    for example in entry["examples"]:
        text = example.replace("⟦", "").replace("⟧", "")
        cuts = [text[cut.span.start : cut.span.end] for cut in rule.cuts(text)]
        assert cuts == [cut.strip() for cut in re.findall("⟦(.*?)⟧", example)]
    assert [example for example in entry["but_not"] if list(rule.cuts(example))] == []


def test_dateline_table_reads_its_examples() -> None:
    table = lexicon.load("segments")["dateline"]
    assert [example for example in table["examples"] if dateline(example + "The talks failed.") is None] == []
    assert [example for example in table["but_not"] if dateline(example + "The talks failed.")] == []


def test_no_heading_ends_in_an_unfinished_word() -> None:
    for example in lexicon.load("segments")["unfinished"]["examples"]:
        assert headings(["He spoke.", example, "He left at once."], ["body"] * 3, None) == {}


def test_names_of_rules_are_distinct() -> None:
    names = [entry["name"] for entry in [*RULES, *CUES, *INLAYS]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("entry", OUTLETS, ids=name)
def test_outlet_is_found_in_its_examples(entry: dict[str, Any]) -> None:
    assert entry["kind"] in KINDS
    assert len(entry["country"]) == 2
    assert entry["examples"]
    for example in entry["examples"]:
        assert entry["name"] in [outlet.name for outlet, _, _ in found_in(example)], example


def test_names_of_outlets_are_distinct() -> None:
    names = [name for entry in OUTLETS for name in (entry["name"], *entry.get("aliases", ()))]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    hosts = [host for entry in OUTLETS for host in entry.get("domains", ())]
    assert sorted({host for host in hosts if hosts.count(host) > 1}) == []


def test_plain_names_have_an_alias_or_stay_silent() -> None:
    assert [e["name"] for e in OUTLETS if e.get("plain") and not (e.get("aliases") or e.get("codes"))] == []


@pytest.mark.parametrize("entry", lexicon.load("fields")["field"], ids=name)
def test_field_is_understood_under_its_names(entry: dict[str, Any]) -> None:
    for written in [*entry["names"], *entry["examples"]]:
        assert by_field({written: "x"}) == {entry["name"]: "x"}


def test_english_words_read_their_example() -> None:
    for example in lexicon.load("fields")["english"]["examples"]:
        words = example.split()
        assert sum(word in function_words() for word in words) > len(words) / 2


def test_an_outlet_is_known_by_code_and_by_address() -> None:
    assert by_name("(yonhap)".strip("()")) is by_name("Yonhap News Agency") is not None
    assert by_url("https://edition.cnn.com/2019/01/01/x").name == "CNN"  # type: ignore[union-attr]
    assert by_url("not a host") is None
    assert by_url("http://[broken") is None
