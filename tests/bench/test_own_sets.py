"""How the gold sets of our own are measured: what is matched, and what counts as right."""

from __future__ import annotations

from typing import Any

from own_sets import PARTS, gold_rows, macro_f1, matched, same_links, scores, status_parts
from twosource.model import Attribution, Source, Span

CHAINS, ANONYMITY, NUMBER, STANCE = PARTS


def gold(content: tuple[int, int], cue: tuple[int, int] = (90, 95), **known: Any) -> dict[str, Any]:
    source = {"anonymous": known.get("anonymous", False), "count": known.get("count")}
    return {
        "content": {"pieces": [list(content)]},
        "cue": {"start": cue[0], "end": cue[1]},
        "source": source,
        "stance": known.get("stance", "asserts"),
        "chain": [{"start": start, "end": end} for start, end in known.get("chain", ())],
    }


def read(content: Span, **known: Any) -> Attribution:
    source = Source("x", Span(0, 1), anonymous=known.pop("anonymous", False), count=known.pop("count", None))
    return Attribution("A1", "r", source, known.pop("cue", Span(80, 85)), (content,), "indirect", **known)


def test_what_shares_most_is_matched() -> None:
    golds, reads = [gold((0, 10)), gold((20, 40))], [read(Span(8, 40)), read(Span(0, 9))]
    assert list(matched(golds, reads)) == [(golds[1], reads[0]), (golds[0], reads[1])]


def test_cues_match_where_contents_do_not() -> None:
    golds, reads = [gold((0, 10), cue=(50, 55))], [read(Span(20, 30), cue=Span(50, 55))]
    assert list(matched(golds, reads)) == [(golds[0], reads[0])]


def test_what_is_not_matched_is_wrong_and_what_is_too_much_counts_in_f1() -> None:
    lost = [(gold((0, 10), stance="denies"), None), (gold((20, 30), stance="denies"), read(Span(20, 30)))]
    assert scores(STANCE, lost) == (0.0, 0.0)
    right = (gold((0, 10), anonymous=True), read(Span(0, 10), anonymous=True))
    assert scores(ANONYMITY, [right]) == (1.0, 1.0)
    assert scores(ANONYMITY, [right, (None, read(Span(40, 50), anonymous=True))]) == (1.0, 2 / 3)


def test_one_source_is_right_but_nothing_to_tell() -> None:
    assert scores(NUMBER, [(gold((0, 10), count=1), read(Span(0, 10), count=1))]) == (1.0, 0.0)
    assert scores(NUMBER, [(gold((0, 10), count=2), read(Span(0, 10), count=2))]) == (1.0, 1.0)


def test_links_need_half_of_their_characters_and_their_order() -> None:
    assert same_links([Span(0, 10), Span(20, 30)], [Span(0, 5), Span(20, 30)])
    assert not same_links([Span(0, 10), Span(20, 30)], [Span(0, 4), Span(20, 30)])
    assert not same_links([Span(0, 10), Span(20, 30)], [Span(20, 30), Span(0, 10)])
    assert not same_links([Span(0, 10)], [])
    one = (gold((0, 9), chain=((0, 4), (6, 9))), read(Span(0, 9), chain=(Source("a", Span(0, 4)),)))
    assert scores(CHAINS, [one]) == (0.0, 0.0)


def test_every_class_counts_alike() -> None:
    assert macro_f1([("occurred", "occurred")] * 8 + [("denied", "occurred")]) < 0.5
    assert macro_f1([("occurred", "occurred"), ("denied", "denied")]) == 1.0


def test_the_parts_of_the_statuses_share_nothing() -> None:
    count = len(gold_rows("statuses"))
    parts = status_parts(count)
    assert sorted(parts["look, all"] + parts["report, all"]) == list(range(count))
    assert sorted(parts["report, lines 1-273"] + parts["report, added"]) == parts["report, all"]
    assert parts["report, added"][0] == 273  # line 274


def test_gold_points_at_its_own_text() -> None:
    for row in gold_rows("attributions"):
        for one in row["attributions"]:
            spans = [one["source"] | {"text": one["source"]["name"]}, one["cue"]]
            assert [row["text"][span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]
    for row in gold_rows("statuses"):
        assert row["text"][row["start"] : row["end"]] == row["trigger"]
