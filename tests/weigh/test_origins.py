"""Origins: the last link of a chain; what two reports have from one origin counts once."""

from __future__ import annotations

import pytest

from twosource.model import Copy, Source
from twosource.weigh import quotes, weigh
from twosource.weigh.quotes import statements

WIRE = "The minister will fly to Lima on Friday, an airport official said."
PAPER = "The minister will fly to Lima, Yonhap News Agency reported."


def origins_of(story, event):
    weighed = weigh(story)
    told = {origin.id: origin for origin in weighed.origins}
    verdict = next(assessment for assessment in weighed.events if assessment.event == event)
    return [(told[origin].name, told[origin].reports) for origin in verdict.origins], verdict


def flight(build, report, text, source, **more):
    content = text.split(",")[0]
    claim = build.claim(report, content, source, more.pop("cue", "said"), **more)
    return build.mention(report, content, "fly", "planned", attribution=claim, type="TRAVEL")


def test_who_cites_an_agency_rests_on_the_origin_of_the_agencys_own_text(build) -> None:
    build.report("wire", WIRE, "Harbor Post", agencies=["Yonhap News Agency"])
    build.report("paper", PAPER, "Nordic Wire")
    official = Source("an airport official", build.span("wire", "an airport official"), anonymous=True)
    one = flight(build, "wire", WIRE, official)
    two = flight(build, "paper", PAPER, "Yonhap News Agency", cue="reported")
    event = build.event("flight", one, two)
    origins, verdict = origins_of(build.story(), event)
    assert origins == [("an airport official", ("wire", "paper"))]
    assert verdict.verdict == "single-origin"


def test_what_an_outlet_tells_and_whom_another_cites_through_it_are_one_origin(build) -> None:
    build.report("wire", "The minister will fly to Lima on Friday.", "Harbor Post")
    build.report("paper", "The minister is to fly to Lima soon, an airport official told Harbor Post.", "Nordic Wire")
    official = Source("an airport official", build.span("paper", "an airport official"), anonymous=True)
    chain = (Source("Harbor Post", build.span("paper", "Harbor Post")), official)
    one = build.mention("wire", "The minister will fly to Lima on Friday", "fly", "planned", type="TRAVEL")
    two = flight(build, "paper", build.reports["paper"].text, official, cue="told", chain=chain)
    event = build.event("flight", one, two)
    _, verdict = origins_of(build.story(), event)
    assert verdict.verdict == "single-origin"
    assert verdict.credibility.digit == 3


def test_unnamed_sources_of_two_outlets_stay_two(build) -> None:
    texts = {
        "a": "The minister will fly to Lima, two officials said.",
        "b": "Lima is where the minister is to fly next, two officials said.",
    }
    for report, text in texts.items():
        build.report(report, text, f"Outlet {report.upper()}")
    people = [Source("two officials", build.span(report, "two officials"), anonymous=True, count=2) for report in texts]
    mentions = [flight(build, report, text, people[i]) for i, (report, text) in enumerate(texts.items())]
    origins, verdict = origins_of(_with(build, mentions), "V1")
    assert origins == [("two officials", ("a",)), ("two officials", ("b",))]
    assert verdict.verdict == "corroborated"
    named = "two officials (Outlet A), two officials (Outlet B)"
    assert verdict.reasons == (f"Two origins, independent as far as the reports show: {named}.",)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("Nine houses burned down when a boiler blew up on Mill Street, and nobody was hurt.", "single-origin"),
        ("On Mill Street, a boiler exploded and nine houses burned down.", "corroborated"),
    ],
)
def test_a_sentence_in_the_same_words_is_from_one_hand(build, other, verdict) -> None:
    text = "Nine houses burned down when a boiler blew up on Mill Street."
    build.report("a", text, "Harbor Post")
    build.report("b", other, "Coast Daily")
    mentions = [build.mention(report, "burned down", "burned", "occurred") for report in "ab"]
    _, found = origins_of(_with(build, mentions), "V1")
    assert found.verdict == verdict


@pytest.mark.parametrize("order", ["abc", "acb", "bca"])
def test_whom_one_report_took_words_from_are_one_hand_though_they_share_none(build, order) -> None:
    texts = {
        "a": "Nine houses burned down when a boiler blew up on Mill Street.",
        "b": "A dozen homes burned down close to the old harbor late in the night of the fair.",
        "c": "Nine houses burned down when a boiler blew up on Mill Street close to the old harbor late in the night.",
    }
    for report in order:
        build.report(report, texts[report], f"Outlet {report.upper()}")
    mentions = [build.mention(report, "burned down", "burned", "occurred") for report in order]
    origins, verdict = origins_of(_with(build, mentions), "V1")
    assert [sorted(reports) for _, reports in origins] == [["a", "b", "c"]]
    assert verdict.verdict == "single-origin"


def test_who_issues_a_statement_is_its_origin_and_no_source_for_it(build) -> None:
    text = "The ministry issued a statement that said the port is open."
    build.report("a", text, "Harbor Post")
    build.report("b", "The ministry put out a statement.", "Coast Daily")
    build.entity("E1", "Port Ministry", "organization")
    source = Source("Port Ministry", build.span("a", "The ministry"), "E1")
    claim = build.claim("a", "the port is open", source)
    mentions = [
        build.mention(report, words, "statement", "occurred", type="STATEMENT", nominal=True, attribution=said,
                      parties=[("agent", "E1", "The ministry")])
        for report, words, said in (("a", text, claim), ("b", "The ministry put out a statement", None))
    ]  # fmt: skip
    origins, verdict = origins_of(_with(build, mentions), "V1")
    assert len(origins) == 1
    assert verdict.verdict == "single-origin"


@pytest.mark.parametrize(("place", "verdict", "digit"), [("Lima", "corroborated", 1), ("Oslo", "single-origin", 3)])
def test_two_reports_confirm_only_what_shows_that_they_mean_one(build, place, verdict, digit) -> None:
    background = "\n".join(f"Background, part {number}." for number in range(6))
    build.report("a", f"{background}\nA deal was signed in Lima.", "Harbor Post")
    build.report("b", f"{background}\nA deal was signed in {place}.", "Coast Daily")
    clauses = {"a": "A deal was signed in Lima", "b": f"A deal was signed in {place}"}
    mentions = [
        build.mention(report, clause, "deal", "occurred", type="AGREE", place=clause.split()[-1])
        for report, clause in clauses.items()
    ]
    found = origins_of(_with(build, mentions), "V1")[1]
    assert (found.verdict, found.credibility.digit) == (verdict, digit)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("occurred", "corroborated"),
        ("planned", "superseded"),
        ("unclear", "single-origin"),
        ("denied", "single-origin"),
    ],
)
def test_only_a_report_that_has_it_so_confirms_it(build, status, verdict) -> None:
    build.report("a", "The port may be shut.", "Harbor Post")
    build.report("b", "Workers shut the port on Monday.", "Coast Daily")
    mentions = [
        build.mention("a", "The port may be shut", "shut", status, nominal=True, type="OTHER"),
        build.mention("b", "Workers shut the port on Monday", "shut", "occurred", type="OTHER"),
    ]
    assert origins_of(_with(build, mentions), "V1")[1].verdict == verdict


def test_what_a_party_says_each_report_may_have_from_another_member(build) -> None:
    texts = {"a": "Liberals said the port will close.", "b": "The port will close, Liberals said."}
    build.entity("E1", "Liberals", "group")
    mentions = []
    for report, text in texts.items():
        build.report(report, text, f"Outlet {report.upper()}")
        source = Source("Liberals", build.span(report, "Liberals"), "E1")
        claim = build.claim(report, "port will close", source)
        mentions.append(build.mention(report, "port will close", "close", "planned", attribution=claim, type="OTHER"))
    origins, verdict = origins_of(_with(build, mentions), "V1")
    assert origins == [("Liberals", ("a",)), ("Liberals", ("b",))]
    assert verdict.verdict == "single-origin"


def _with(build, mentions):
    build.event("flight", *mentions)
    return build.story()


def named(build, report, told_to=None):
    speaker = Source("Ana Ruiz", build.span(report, "Ana Ruiz"), "E1")
    chain = (Source(told_to, build.span(report, told_to)), speaker) if told_to else ()
    text = build.reports[report].text
    return flight(build, report, text, speaker, chain=chain, cue="told" if told_to else "said")


def test_one_speaker_is_one_origin(build) -> None:
    build.report("a", "The minister will fly to Lima, Ana Ruiz said.", "Outlet A")
    build.report("b", "The minister will fly to Lima soon, Ana Ruiz said.", "Outlet B")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz"), ("b", "Ana Ruiz")])
    origins, _ = origins_of(_with(build, [named(build, "a"), named(build, "b")]), "V1")
    assert origins == [("Ana Ruiz", ("a", "b"))]


def test_what_a_speaker_told_one_outlet_is_not_what_all_heard(build) -> None:
    build.report("a", "The minister will fly to Lima, Ana Ruiz said.", "Outlet A")
    build.report("b", "The minister will fly to Lima soon, Ana Ruiz told Politico.", "Outlet B")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz"), ("b", "Ana Ruiz")])
    origins, verdict = origins_of(_with(build, [named(build, "a"), named(build, "b", "Politico")]), "V1")
    assert [reports for _, reports in origins] == [("a",), ("b",)]
    assert verdict.verdict == "single-origin", "two statements, but one source"


def test_a_shared_quotation_is_one_origin(build) -> None:
    build.report("a", "Ana Ruiz said: “We will not yield to any threat whatsoever.”", "Outlet A")
    build.report("b", "The minister wrote “we will not yield to any threat” on Monday.", "Outlet B")
    said = build.claim("a", "We will not yield to any threat whatsoever", "Ana Ruiz", kind="direct")
    wrote = build.claim("b", "“we will not yield to any threat”", "The minister", "wrote", kind="mixed")
    one = build.mention("a", "We will not yield", "yield", "denied", attribution=said)
    two = build.mention("b", "we will not yield", "yield", "denied", attribution=wrote)
    origins, _ = origins_of(_with(build, [one, two]), "V1")
    assert [reports for _, reports in origins] == [("a", "b")]


def test_what_an_outlet_tells_itself_is_its_own_unless_copied(build) -> None:
    for report in "ab":
        build.report(report, "A train left the rails near Lima.", f"Outlet {report.upper()}")
    mentions = [build.mention(report, "A train left the rails near Lima", "left", type="OTHER") for report in "ab"]
    build.event("derailment", *mentions)
    assert [reports for _, reports in origins_of(build.story(), "V1")[0]] == [("a",), ("b",)]
    whole = build.span("a", "A train left the rails near Lima")
    build.copies.append(Copy("a", "b", (whole,), (whole,), 0.9))
    assert [reports for _, reports in origins_of(build.story(), "V1")[0]] == [("a", "b")]


def test_all_who_report_a_statement_have_it_from_the_speaker(build) -> None:
    build.report("a", "The union accused the ministry of lying.", "Outlet A")
    build.report("b", "On Monday the union accused the ministry.", "Outlet B")
    build.entity("E1", "Miners' Union", "organization")
    mentions = [
        build.mention(r, "union accused the ministry", "accused", type="ACCUSE", parties=[("agent", "E1", "union")])
        for r in "ab"
    ]
    origins, _ = origins_of(_with(build, mentions), "V1")
    assert origins == [("Miners' Union", ("a", "b"))]


SPEECH = "We will not sell the harbor to any bank"


def spoken(build, quoted, source="Ana Ruiz", between=""):
    """One report tells of a speech and quotes from it; another quotes the words, and tells of no speech."""
    build.report("a", f'Ana Ruiz gave a speech. {between}"{quoted}," Ana Ruiz said.', "Outlet A")
    build.report("b", f'The port is open. "{quoted}," {source} said.', "Outlet B")
    build.entity("E1", "Ana Ruiz", "person")
    for report, name in (("a", "Ana Ruiz"), ("b", source)):
        known = "E1" if name == "Ana Ruiz" else None
        build.claim(report, quoted, Source(name, build.span(report, name), known), kind="direct")
    speech = build.mention("a", "Ana Ruiz gave a speech", "speech", type="STATEMENT", nominal=True,
                           parties=[("agent", "E1", "Ana Ruiz")])  # fmt: skip
    event = build.event("speech", speech)
    return origins_of(build.story(), event)


def test_who_quotes_a_speech_rests_on_its_speaker_too(build) -> None:
    origins, verdict = spoken(build, SPEECH)
    assert origins == [("Ana Ruiz", ("a", "b"))]
    assert verdict.verdict == "single-origin"
    assert verdict.reasons[-1] == "Outlet A and Outlet B rest on one origin: Ana Ruiz."


def test_what_is_quoted_far_behind_a_speech_may_be_from_elsewhere(build) -> None:
    assert spoken(build, SPEECH, between="The sea was calm.\n" * 20)[0] == [("Ana Ruiz", ("a",))]


@pytest.mark.parametrize(
    ("quoted", "source", "reports"),
    [
        ("very, very rich", "Ana Ruiz", ("a", "b")),
        ("very rich", "Ana Ruiz", ("a",)),
        ("very, very rich", "Ben Cole", ("a",)),
    ],
)
def test_few_quoted_words_are_one_statement_only_of_one_speaker(build, quoted, source, reports) -> None:
    assert spoken(build, quoted, source)[0] == [("Ana Ruiz", reports)]


def test_hearsay_backs_nothing(build) -> None:
    build.report("a", "The minister reportedly hopes to fly to Lima.", "Outlet A")
    hearsay = Source("unspecified reports", build.span("a", "reportedly"), anonymous=True)
    claim = build.claim("a", "fly to Lima", hearsay, "reportedly")
    _, verdict = origins_of(
        _with(build, [build.mention("a", "fly to Lima", "fly", "possible", attribution=claim)]), "V1"
    )
    assert verdict.verdict == "unsourced"


def test_a_denial_disputes(build) -> None:
    build.report("a", "The talks failed, Ana Ruiz said.", "Outlet A")
    build.report("b", "Ben Cole denied that the talks failed.", "Outlet B")
    said = build.claim("a", "The talks failed", "Ana Ruiz")
    denied = build.claim("b", "the talks failed", "Ben Cole", "denied", stance="denies")
    one = build.mention("a", "The talks failed", "failed", attribution=said)
    two = build.mention("b", "the talks failed", "failed", attribution=denied)
    _, verdict = origins_of(_with(build, [one, two]), "V1")
    assert (verdict.verdict, verdict.reasons[0]) == ("disputed", "Denied by Ben Cole (Outlet B).")


def test_one_report_alone_corroborates_nothing(build) -> None:
    build.report("a", "The minister will fly to Lima, one aide said. He will fly soon, two pilots said.", "Post")
    mentions = [
        flight(build, "a", build.reports["a"].text, Source(name, build.span("a", name), anonymous=True))
        for name in ("one aide", "two pilots")
    ]
    origins, verdict = origins_of(_with(build, mentions), "V1")
    assert len(origins) == 2
    assert verdict.verdict == "single-origin"
    assert verdict.reasons == ("Told by one report alone, whatever its sources: one aide (Post), two pilots (Post).",)


def test_no_statement_of_one_report_is_compared_with_itself(build, monkeypatch) -> None:
    """What one report quotes over and over may run to its end each time: that is square in its length."""
    build.report("wire", WIRE, "Harbor Post")
    build.claim("wire", "The minister will fly to Lima", "an airport official", "said")
    monkeypatch.setattr(quotes, "quoted_runs", None)
    assert list(statements(build.story()).values()) == list(statements(build.story()))
