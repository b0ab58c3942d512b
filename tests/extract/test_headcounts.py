"""How many a source is, whether nobody names it, and what it does not know: invented sentences in wire style."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource.model import Attribution


def of_cue(nlp: Language, text: str, cue: str) -> Attribution:
    """The attribution of a cue."""
    found = [one for one in nlp(text)._.attributions if one.cue and cue in text[one.cue.start : one.cue.end]]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "cue", "count", "anonymous"),
    [
        ("A pair of wardens said the gate had been open all night.", "said", 2, True),
        ("Five of the miners said the lift had jammed.", "said", 5, True),
        ("Half a dozen drivers said the brakes had failed.", "said", 6, True),
        ("Three geologists said the slope was moving.", "said", 3, True),
        ("Geologists said the slope was moving.", "said", None, True),
        ("A geologist said the slope was moving.", "said", 1, True),
        ("The judge said the court would sit on Monday.", "said", 1, False),
        ("A judge said the court would sit on Monday.", "said", 1, True),
        ("The spokesman said the plant would close.", "said", 1, True),
        ("Mayor Ana Duarte said the bridge was safe.", "said", 1, False),
        ("The foreign ministry said the envoy had left.", "said", None, False),
        ("Two dozen residents said the water tasted of oil.", "said", 24, True),
        ("A couple of sailors said the captain was asleep.", "said", 2, True),
        ("Half of the jurors said they had read of the case.", "said", None, True),
        ("All three said the count had been wrong.", "said", 3, True),
        ("Governor Ana Reyes and Mayor Luis Soto said the curfew was over.", "said", 2, False),
        ("Archbishop Daniel Okoro said he would stay away.", "said", 1, False),
        ("A former minister, two judges and a retired general said the tapes exist.", "said", 4, True),
        ("The coast guard said the tanker had sunk.", "said", None, False),
        ("The rebels said they had taken the port.", "said", None, False),
        ("Two rebels said they had taken the port.", "said", 2, True),
        ("She said the port was shut.", "said", 1, False),
    ],
)
def test_how_many_and_whether_named(nlp: Language, text: str, cue: str, count: int | None, anonymous: bool) -> None:
    source = of_cue(nlp, text, cue).source
    assert source is not None
    assert (source.count, source.anonymous) == (count, anonymous)


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The warden said he was not sure whether the gate had been shut.", "said", "unsure"),
        ("The warden said it was too early to tell how the fire began.", "said", "unsure"),
        ("The miner said he had no idea who had cut the cable.", "said", "unsure"),
        ("Two surveyors doubted that the dam would hold.", "doubted", "unsure"),
        ("The warden said he was sure that the gate had been shut.", "said", "asserts"),
        ("The warden said no prisoner had been hurt.", "said", "asserts"),
        ('"No comment," said the goalkeeper.', "said", "declines"),
    ],
)
def test_what_the_speaker_does_not_know(nlp: Language, text: str, cue: str, stance: str) -> None:
    assert of_cue(nlp, text, cue).stance == stance


@pytest.mark.parametrize(
    ("text", "cue", "links"),
    [
        ("The gate was open, a warden cited by the Lund Ledger said.", "said", ["the Lund Ledger", "a warden"]),
        ("The dam is safe, the mayor told the Orsa news agency.", "told", ["the Orsa news agency", "the mayor"]),
        (
            "Citing satellite images, the Lund institute said that the dam was cracked.",
            "said",
            ["the Lund", "satellite"],
        ),
        ("The mill will close, the company said, citing high costs.", "said", []),
        ("Residents reached by telephone said the town was calm.", "said", []),
        ("A clerk said the mayor would resign; a second clerk confirmed it.", "said", []),
    ],
)
def test_links(nlp: Language, text: str, cue: str, links: list[str]) -> None:
    spans = [link.span for link in of_cue(nlp, text, cue).chain]
    told = [text[span.start : span.end] for span in spans if span]
    assert len(told) == len(links)
    assert all(one.startswith(link) for one, link in zip(told, links, strict=True))


def test_the_reason_for_no_name_is_no_claim(nlp: Language) -> None:
    text = "A miner, who asked not to be named, said the lift had jammed."
    assert [text[one.cue.start : one.cue.end] for one in nlp(text)._.attributions if one.cue] == ["said"]
