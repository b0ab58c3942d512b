from __future__ import annotations

from typing import Any

from twosource.link.copies import find_copies

SHARED = "The ferry left the harbor of Bergen shortly before midnight with more than two hundred people aboard"


def test_shared_sentences_are_found_where_they_stand(reading: Any) -> None:
    one = reading("a", f"{SHARED}. It never arrived.")
    other = reading("b", f"Rescuers said so. {SHARED}, the company said.")
    (copy,) = find_copies([one, other])
    assert (copy.report, copy.other) == ("b", "a")
    assert [other.report.text[span.start : span.end] for span in copy.spans] == [SHARED]
    assert [one.report.text[span.start : span.end] for span in copy.other_spans] == [SHARED]
    assert 0.5 < copy.share < 1


def test_quotations_may_be_shared(reading: Any) -> None:
    one = reading("a", f"“{SHARED},” he said on Monday at the harbor.")
    other = reading("b", f'Speaking to reporters, he said: "{SHARED}."')
    assert find_copies([one, other]) == ()


def test_a_few_shared_words_are_no_copy(reading: Any) -> None:
    one = reading("a", "The ferry left the harbor of Bergen on Monday.")
    other = reading("b", "The ferry left the harbor of Oslo on Monday.")
    assert find_copies([one, other]) == ()
