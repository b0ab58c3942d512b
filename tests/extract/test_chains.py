"""Through whom a statement came: chains in the manner of wire copy."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract.attributions.chains import ChainReader
from twosource.extract.attributions.participles import reattach
from twosource.extract.parse import Parse
from twosource.model import Attribution, Reason, Span


def of_cue(nlp: Language, text: str, cue: str) -> Attribution:
    found = [one for one in nlp(text)._.attributions if one.cue and text[one.cue.start : one.cue.end] == cue]
    assert found, f"no attribution with the cue {cue!r}"
    return found[0]


def links(one: Attribution) -> list[str]:
    return [link.name for link in one.chain]


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        ("The strike is over, an aide told Reuters.", "told", ["Reuters", "an aide"]),
        ("The strike is over, an aide told reporters.", "told", []),
        ("The strike is over, a minister told the committee.", "told", []),
        (
            "Kyodo News reported that the envoy had left, citing two officials.",
            "reported",
            ["Kyodo News", "two officials"],
        ),
        ("The bank is closed, the Tarn Ledger reported, citing two clerks.", "reported", ["Tarn Ledger", "two clerks"]),
        (
            "The envoy has left Oslo, Reuters reported Monday. It cited three diplomats.",
            "reported",
            ["Reuters", "three diplomats"],
        ),
        (
            "Xinhua quoted the governor as saying that the dam was safe.",
            "saying",
            ["Xinhua News Agency", "the governor"],
        ),
        (
            "A spokeswoman reiterated Ana Duarte's offer of talks.",
            "reiterated",
            ["A spokeswoman", "Ana Duarte"],
        ),
    ],
)
def test_links(nlp: Language, text: str, cue: str, chain: list[str]) -> None:
    assert links(of_cue(nlp, text, cue)) == chain


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        (
            "The carmaker will shut its plant, according to Kyodo News, which cited a person close to the talks.",
            "according to",
            ["Kyodo News", "a person"],
        ),
        (
            "The missiles were moved, Yonhap reported, citing the Asahi newspaper, which quoted a Chinese trader.",
            "reported",
            ["Yonhap News Agency", "the Asahi newspaper", "a Chinese trader"],
        ),
        (
            "According to the Bild newspaper, citing security sources, three suspects had crossed the border.",
            "According to",
            ["the Bild newspaper", "security sources"],
        ),
        (
            "Ministry spokesman Jiri Novak was quoted by the CTK agency as saying that all passengers were safe.",
            "saying",
            ["the CTK agency", "Jiri Novak"],
        ),
        (
            "Reuters reported that the bridge had collapsed. It quoted a local chief as saying that ten cars fell.",
            "saying",
            ["Reuters", "a local chief"],
        ),
        (
            "The mine will close, the Tarn Ledger reported. The newspaper cited five miners.",
            "reported",
            ["Tarn Ledger", "five miners"],
        ),
        ("In remarks carried by state television, the general said the airport was secure.", "said", None),
        ("In a letter seen by the Financial Courier, the regulator said the bank was safe.", "said", None),
        ("Speaking to the BBC, the ambassador said the embassy would reopen.", "said", ["BBC", "the ambassador"]),
        (
            "The ferry was unsafe, Reuters reported, citing a memo in which the captain told owners that it leaked.",
            "told",
            ["Reuters", "a memo", "the captain"],
        ),
        ("News of the merger was first reported by Reuters, which cited two bankers.", "was first reported", None),
        ("The talks failed, Reuters reported, according to two aides.", "reported", ["Reuters", "two aides"]),
        ("SEOUL (Yonhap) - The envoy will return on Friday, a senior official told Yonhap.", "told", []),
        ("The president's office said, citing the weather service, that the storm would pass.", "said", None),
        ("The council said, citing rising costs, that the pool would close.", "said", []),
        ("He told the court that the files were gone.", "told", []),
        ("The governor told a local radio station that the levee had broken.", "told", None),
        ("Local television showed the wreck and quoted a witness as saying the driver had fled.", "saying", None),
    ],
)
def test_ways_of_passing_on(nlp: Language, text: str, cue: str, chain: list[str] | None) -> None:
    found = links(of_cue(nlp, text, cue))
    wanted = chain if chain is not None else found[:2]
    assert len(found) == len(wanted)
    assert all(one.startswith(other) for one, other in zip(found, wanted, strict=True))
    assert chain is not None or len(found) == 2


def test_what_is_cited_is_no_content(nlp: Language) -> None:
    text = "Kyodo News reported that the envoy had left, citing two officials."
    assert len(nlp(text)._.attributions) == 1


def test_source_is_whom_the_cue_credits(nlp: Language) -> None:
    one = of_cue(nlp, "The strike is over, an aide told Reuters.", "told")
    assert one.source is not None
    assert one.source.name == "an aide"


def test_saying_within_a_saying(nlp: Language) -> None:
    text = "The governor said the dam was safe, according to Reuters."
    assert links(of_cue(nlp, text, "said"))[0] == "Reuters"


def test_words_repeated_in_a_quotation_have_an_origin(nlp: Language) -> None:
    text = '"As the king has said, the talks are going well," a palace aide told Reuters.'
    one = of_cue(nlp, text, "told")
    assert links(one) == ["Reuters", "a palace aide", "the king"]
    assert [text[span.start : span.end] for span in one.content] == ["the talks are going well"]


def test_added_words_go_the_same_way(nlp: Language) -> None:
    text = '"The strike is over," Ana Duarte told Reuters. Duarte added that trains would run on Monday.'
    assert links(of_cue(nlp, text, "added")) == ["Reuters", "Ana Duarte"]


def test_an_appearance_is_a_venue_and_no_link(nlp: Language) -> None:
    one = of_cue(nlp, '"The strike is over," Ana Duarte said on CNN.', "said")
    assert (one.venue, one.chain) == ("CNN", ())


def test_single_source_has_no_chain(nlp: Language) -> None:
    assert of_cue(nlp, "The dam was safe, the governor said.", "said").chain == ()


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        (
            "Local television quoted an officer as saying that a doctor had told him the girl was safe.",
            "had told",
            ["Local television", "an officer", "a doctor"],
        ),
        (
            "The ferry had sunk, the coast guard said, Radio Marisol reported.",
            "said",
            ["Radio Marisol", "the coast guard"],
        ),
        (
            "The bolts were loose, according to a memo seen by the Harbor Tribune.",
            "according to",
            ["the Harbor Tribune", "a memo"],
        ),
        ("Border guards who spoke to Reuters said the aide had fled.", "said", ["Reuters", "Border guards"]),
        (
            "The vote will be held, said the party's leader, whom Radio Tema interviewed.",
            "said",
            ["Radio Tema", "the party's leader"],
        ),
        ("The Ghana Herald quoted an aide who said the vote was rigged.", "said", ["Ghana Herald", "an aide"]),
        (
            "A French official confirmed to AFP that the troops would leave.",
            "confirmed",
            ["Agence France-Presse", "A French official"],
        ),
        (
            "An official was quoted in the Bamako Courier as saying the troops would leave.",
            "saying",
            ["the Bamako Courier", "An official"],
        ),
        (
            "The aide had fled, Reuters reported. The article cited border guards.",
            "reported",
            ["Reuters", "border guards"],
        ),
        (
            "The ambassador, quoting the president, said that the bridge would close.",
            "said",
            ["The ambassador", "the president"],
        ),
        (
            "Rebels killed nine soldiers, an officer who spoke on condition of anonymity told the Bamako Courier.",
            "told",
            ["the Bamako Courier", "an officer"],
        ),
        ('"It was a mistake," the coach told Canal Nord.', "told", ["Canal Nord", "the coach"]),
        (
            "The news agency said in a dispatch carried by Yonhap that the missile fell short.",
            "said",
            ["Yonhap News Agency", "The news agency"],
        ),
    ],
)
def test_hands_it_went_through(nlp: Language, text: str, cue: str, chain: list[str]) -> None:
    found = links(of_cue(nlp, text, cue))
    assert [one.startswith(wanted) for one, wanted in zip(found, chain, strict=True)] == [True] * len(chain)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("In a letter to Congress, the director said the files were gone.", "said"),
        ("In an interview with the FBI, the driver said he was asleep.", "said"),
        ("A memo obtained by the union said the plant would close.", "said"),
        ("The airline said it would cut the route, citing two storms.", "said"),
        ("The minister said the union should say what it wants.", "should say"),
        ("The tax will rise, according to Radio Marisol.", "according to"),
        ("The mayor responded to Radio Marisol that the tax would rise.", "responded"),
    ],
)
def test_no_hands(nlp: Language, text: str, cue: str) -> None:
    """Letters to whom they concern, reasons, what may be said, an outlet itself: no link."""
    assert links(of_cue(nlp, text, cue)) == []


@pytest.mark.parametrize("outlet", ["Sapa", "Eastwire", "Novaya Linia", "De Morgen", "France Est", "Al Waqt"])
@pytest.mark.parametrize(
    "text",
    [
        '"It cracked," the mayor told {}.',
        "The mayor told {} on Friday that the dam had cracked.",
        "In remarks carried by {}, the mayor said the dam had cracked.",
        "Speaking to {}, the mayor said the dam had cracked.",
        "The mayor said the dam had cracked in an interview with {}.",
    ],
)
def test_outlets_that_nobody_knows(nlp: Language, text: str, outlet: str) -> None:
    """A name that stands only where outlets do is one; a parser may take it for a person's."""
    text = text.format(outlet)
    [found] = [
        one for one in nlp(text)._.attributions if one.cue and text[one.cue.start : one.cue.end] in ("said", "told")
    ]
    assert [link.span and text[link.span.start : link.span.end].lower() for link in found.chain] == [
        outlet.lower(),
        "the mayor",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"It cracked," the mayor told Ana Holm.',
        "The mayor told Holm that the dam had cracked. Holm left the room.",
        "The mayor told Oslo that the dam had cracked.",
        "The mayor had to tell Holm that the dam had cracked.",
        "The mayor told Parliament that the dam had cracked.",
    ],
)
def test_people_places_and_bodies_are_no_outlets(nlp: Language, text: str) -> None:
    assert not any(one.chain for one in nlp(text)._.attributions)


def test_a_noun_beside_the_clause_is_left_where_it_hangs(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        words=["Troops", "left", "town", ",", "an", "aide", "told", "Reuters", "."],
        lemmas=["troop", "leave", "town", ",", "an", "aide", "tell", "Reuters", "."],
        tags=["NNS", "VBD", "NN", ",", "DT", "NN", "VBD", "NNP", "."],
        heads=[1, 1, 1, 1, 5, 1, 2, 6, 1],  # "told" below "town", the aide below "left"
        deps=["nsubj", "ROOT", "dobj", "punct", "det", "appos", "conj", "dobj", "punct"],
    )
    read, parse = Parse(doc), reattach(Parse(doc))
    assert (parse.head, parse.dep, parse.children) == (read.head, read.dep, read.children)
    assert (parse.left, parse.right) == (read.left, read.right)


def test_statements_that_never_end_are_nested_in_bounded_time(nlp: Language) -> None:
    text = 'he said "a ' * 4_000
    doc = nlp.make_doc(text)
    found = []
    for start in range(0, len(text), 11):
        cue, content = Span(start + 3, start + 7), (Span(start + 8, len(text)),)
        found.append(Attribution(f"A{start}", "r", None, cue, content, "mixed", reasons=(Reason("cue", "said"),)))
    begin = time.process_time()
    nesting = ChainReader(doc)._nesting(found)
    assert time.process_time() - begin < 10
    assert nesting == {f"A{start}": f"A{start - 11}" for start in range(11, len(text), 11)}
