"""A noun with "the" is printed only where the brief has named what it means."""

from __future__ import annotations

import pytest

from twosource.kinship import stems
from twosource.lexicon import load
from twosource.model import Span
from twosource.write.pronouns import Pronouns
from twosource.write.references import dangles, pointing

NOTHING = frozenset[str]()
LEAD = stems("The council of Lima voted on Monday to sell the old mill")


@pytest.mark.parametrize(
    "text",
    [
        "The retailer closed its shops",
        "Ana Ruiz said the move will make it easier to build",
        "Ben Cole used the term twice",
        "Ana Ruiz asked them to take that step",
    ],
)
def test_what_nobody_has_named_dangles(text) -> None:
    assert dangles(text, NOTHING)


@pytest.mark.parametrize(
    "text",
    [
        "The vote was close",
        "Ana Ruiz welcomed the vote",
        "The president left for Lima",
        "Ana Ruiz backed the plan to sell the mill",
        "Ana Ruiz wrote a report, and the report was lost",
        "The tax plan was dropped",
        "Harbor Mills closed as the company ran out of coal",
        "The newspaper Le Matin closed",
        "The foreign ministers of Peru and Chile met in Lima",
        "The death toll from the fire in Lima rose to nine",
    ],
)
def test_what_is_named_or_tells_itself_does_not(text) -> None:
    assert not dangles(text, LEAD)


@pytest.mark.parametrize("entry", load("phrases")["referent"], ids=lambda entry: entry["words"][0])
def test_each_family_is_found_and_known_by_its_words(entry) -> None:
    for example in entry["examples"]:
        assert dangles(example, NOTHING)
        assert not dangles(example, stems(" ".join(entry["known"] or entry["words"])))


def test_this_counts_as_the_where_a_line_above_may_have_it() -> None:
    assert pointing("This vote was close; this is new") == "The vote was close; this is new"


@pytest.mark.parametrize("noun", ["service", "committee", "bureau"])
def test_a_body_is_given_the_name_that_the_report_last_had_for_it(build, noun) -> None:
    before = f"The Harbor {noun.capitalize()} opened in Lima."
    line = f"On Friday, the {noun} closed the mill."
    build.report("a", f"{before}\n{line}", "Harbor Post")
    name = f"Harbor {noun.capitalize()}"
    build.entity("E1", name, "organization", name=[("a", name), ("a", f"the {noun}")])
    start = len(before) + 1
    cleared = Pronouns(build.story()).clear("a", Span(start, start + len(line)))
    assert cleared == f"On Friday, [the {name}] closed the mill."


@pytest.mark.parametrize("front", ["Mining and ", "non-"])
def test_no_body_is_given_a_name_that_was_cut(build, front) -> None:
    before = f"Staff of the {front}Harbor Committee met in Lima."
    line = "On Friday, the committee closed the mill."
    build.report("a", f"{before}\n{line}", "Harbor Post")
    build.entity("E1", "Harbor Committee", "organization", name=[("a", "Harbor Committee"), ("a", "the committee")])
    start = len(before) + 1
    assert "Harbor" not in (Pronouns(build.story()).clear("a", Span(start, start + len(line))) or "")
