"""Whether a line is sure enough to be printed. In come words of a report with their place; out goes yes or no.

What is told early in a report, tells what happened and says who says so is true more often than what does not, by the
line checks in docs/quality.md. What lacks these signs is left out: a shorter brief is truer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.lexicon import load
from twosource.lexicon.worded import Worded
from twosource.model import EventMention, Source, Span
from twosource.spans import holds, meet
from twosource.write import doubts
from twosource.write.contract import Section
from twosource.write.edges import begins_whole, goes_on, is_frustrated, is_of_some_year, is_turned
from twosource.write.lines import is_dated, is_main
from twosource.write.overtaken import is_overtaken
from twosource.write.passage import Passage
from twosource.write.phrases import entries, weights
from twosource.write.soundness import QUOTED, looks_ahead, outside, patterns, refuses, supposes
from twosource.write.verbs import FINITE, VERB

if TYPE_CHECKING:
    from twosource.write.teller import Teller

LEAD = 1
FEW = 40  # characters
NUMBER = Worded(r"\d|\b@how_many\b", re.IGNORECASE)
FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")  # a year is none
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]|^[A-Z]\S+ [A-Z][a-z]")
PAST = re.compile(r"(?:After|When|Since|Following|Once)\b")
FRONTED = re.compile(r"\w+ \[[^\]]+\]?['’]")
PROGRAM = re.compile(r"\b(?:on|of|to|\w['’]s) [\"“][^\"“”]*[\"”]")  # on "Harbor Today"
SOMEBODY = re.compile(r"\W*(?:he|she|they|it)\b")
WORD = re.compile(r"[a-z]+", re.IGNORECASE)
SHORT = re.compile(rf"\b[Tt]he ({'|'.join(load('programs')['short']['words'])})\b(?! [A-Z])")


def is_sure(
    teller: Teller,
    passage: Passage,
    section: Section,
    mention: EventMention | None = None,
    *,
    deep: int | None = None,
) -> bool:
    """Whether words can be printed in a section; below sentence `deep` what happened only with its day, and no plan."""
    number = teller.cite(passage.report, passage.span).sentence or 0
    deep = int(weights("brief")["deep"]) if deep is None else deep
    if doubts.is_adrift(passage.text) or teller.is_lent(passage.report, passage.span):
        return False
    if _is_namesake(teller, passage) or _lacks_words(teller, passage):
        return False
    if FRONTED.match(passage.text) or _is_cut_short(teller, passage) or not _is_quotable(passage):
        return False
    if not begins_whole(teller, passage) or (number > LEAD and _is_taken_back(teller, passage, section)):
        return False
    if section == "expected" and is_overtaken(teller, passage):
        return False
    if passage.claim is not None:
        return number <= weights("brief")["deep"] and _is_clear_content(teller, passage)
    if _is_view(teller, passage, number) or _is_loaded(teller, passage, section):
        return False
    if doubts.reads_motives(passage.text[: 2 * FEW] if teller.is_said(passage.report, passage.span) else passage.text):
        return False
    if section == "stances":
        return not doubts.is_earlier(passage.text) and "today" not in outside(passage.text).split()
    if section in ("cancelled", "unconfirmed"):
        return True
    if section == "expected":
        return _is_plan(teller, passage, number, deep)
    if number <= LEAD:
        return _opens_news(teller, passage)
    return _is_news(teller, passage, number, mention, deep)


def _is_taken_back(teller: Teller, passage: Passage, section: Section) -> bool:
    """Whether the words are somebody's whom they or the line name, or a hope, and the report goes on with "But"."""
    said = section == "stances" or passage.claim is not None or teller.is_said(passage.report, passage.span)
    return is_frustrated(teller, passage) or (said and is_turned(teller, passage))


def _is_loaded(teller: Teller, passage: Passage, section: Section) -> bool:
    """Whether the outlet itself speaks as an opponent, or tells a chance as known."""
    if passage.text.startswith("In ") and doubts.appraises(passage.text.split(",")[0]):
        return True
    if teller.is_said(passage.report, passage.span):
        return doubts.is_polemic(passage.text[:FEW])
    if doubts.appraises(passage.text) and not teller.passages.is_credited(passage.report, passage.span):
        return True
    return doubts.is_polemic(passage.text) or (section == "known" and doubts.may_come(passage.text))


def _is_view(teller: Teller, passage: Passage, number: int) -> bool:
    """Whether the words may be the view of a report that has many, as its news and what others say are not."""
    if passage.report not in teller.passages.opinions | teller.passages.analyses:
        return False
    return doubts.judges(passage.text) or (number > LEAD and not teller.is_said(passage.report, passage.span))


def quoted(teller: Teller, passage: Passage, section: Section) -> Section:
    """The section of a line: a quotation in front, or a denial, is somebody's word, nothing known."""
    if section != "known":
        return section
    said = passage.claim is not None or teller.passages.is_credited(passage.report, passage.span)
    denied = doubts.denies(passage.text) and (said or "“" in passage.text or '"' in passage.text)
    return "stances" if denied or passage.text[:1] in '"“' else section


def _is_news(teller: Teller, passage: Passage, number: int, mention: EventMention | None, deep: int) -> bool:
    """Whether a sentence after the first tells what happened; one further down needs a day, or refuses."""
    own = not teller.is_said(passage.report, passage.span)
    if own and (doubts.judges(passage.text) or not _has_actor(teller, passage)):
        return False
    if own and not doubts.happens(passage.text) and not _is_figure(passage.text, number):
        return False
    if own and doubts.comes(passage.text) and not teller.passages.is_credited(passage.report, passage.span):
        return False
    if number <= deep:
        return True
    dated = mention is not None and is_main(teller, mention, passage) and is_dated(teller, mention)
    return dated or refuses(passage.text)


def _is_figure(text: str, number: int) -> bool:
    """Whether a sentence close to the first tells a figure, which stands as long as nobody has another."""
    return number <= weights("brief")["figures"] and FIGURE.search(outside(text)) is not None and _is_sober(text)


def _has_actor(teller: Teller, passage: Passage) -> bool:
    """Whether the words begin with somebody or something that has a name, or with a number, not "the episode"."""
    front = Span(passage.span.start, passage.span.start + int(weights("brief")["front"]))
    names = (teller.passages.pronouns.named.get((passage.report, person), ()) for person in (True, False))
    found = any(front.start <= span.start < front.end for spans in names for span in spans)
    first = passage.text[: front.end - front.start]
    found = found or re.search(r"\[[A-Z]", first) is not None or NAME.search(first) is not None
    return found or NUMBER.search(passage.text[:FEW]) is not None


def _opens_news(teller: Teller, passage: Passage) -> bool:
    """Whether a report's first sentence tells news: it sets no scene, and does not judge how things stand."""
    text = passage.text
    if doubts.sets_scene(text) or _opens_long_ago(teller, passage):
        return False
    return (
        doubts.happens(text) or doubts.goes_on(text) or teller.is_said(passage.report, passage.span) or _is_sober(text)
    )


def _is_sober(text: str) -> bool:
    """Whether an outlet tells how things stand with what has a name, and neither judges nor guesses."""
    verb = VERB.search(text)
    named = verb is not None and NAME.search(text[: verb.start()]) is not None
    return named and not any(test(text) for test in (doubts.judges, doubts.appraises, doubts.guesses, supposes))


def _opens_long_ago(teller: Teller, passage: Passage) -> bool:
    """Whether a sentence begins with a day long before its report: "In early August, …"."""
    reading = teller.passages.readings[passage.report]
    front, out = passage.span.start + weights("brief")["opening"], reading.report.published
    if out is None or out.interval.start is None:
        return False
    times = [one.interval for one in reading.timexes if passage.span.start <= one.span.start < front]
    ends = [time.end for time in times if time and time.end]
    return bool(ends) and (out.interval.start - max(ends)).days > weights("brief")["far_day"]


def _is_plan(teller: Teller, passage: Passage, number: int, deep: int) -> bool:
    """Whether what is to come is planned or expected by somebody, not by the outlet."""
    if PAST.match(passage.text):
        return False
    if number <= LEAD:
        sober = not doubts.sets_scene(passage.text) and not doubts.judges(passage.text)
        return sober and (not doubts.guesses(passage.text) or teller.is_said(passage.report, passage.span))
    if number > deep:
        return False
    return not doubts.guesses(passage.text) and not doubts.judges(passage.text) and looks_ahead(passage.text)


def _is_clear_content(teller: Teller, passage: Passage) -> bool:
    """Whether what somebody said can stand without his sentence: in no quotation marks, and with no "he"."""
    source = passage.claim.attribution.source if passage.claim else None
    if source is None or passage.text[:1] in '"“' or not _is_voice(teller, source):
        return False
    text = teller.passages.readings[passage.report].report.text[passage.span.start : passage.span.end]
    own = {word.casefold() for word in WORD.findall(QUOTED.sub(" ", text))}
    pronouns = {word for entry in entries("pronoun") if not entry.get("alone") for word in entry["words"]} - {
        "it",
        "its",
    }
    return not own & pronouns and not doubts.reckons(passage.text)


def _is_voice(teller: Teller, source: Source) -> bool:
    """Whether a source is a person, a body or people of some kind, not a thing."""
    return (source.entity is not None or source.anonymous) and not doubts.is_thing(source.name)


def _lacks_words(teller: Teller, passage: Passage) -> bool:
    """Whether what the words are about stands in other sentences: what was said, what more there is, of which year."""
    empty = passage.claim is None and _says_nothing(teller, passage)
    return empty or goes_on(teller, passage) or is_of_some_year(teller, passage)


def _says_nothing(teller: Teller, passage: Passage) -> bool:
    """Whether all that is said in the words stands in other sentences: "Ana Ruiz told a room of friends"."""
    claims = teller.passages.by_report.get(passage.report, ())
    cued = [one.attribution for one in claims if one.attribution.cue and holds(passage.span, one.attribution.cue)]
    return bool(cued) and not any(meet(piece, passage.span) for one in cued for piece in one.content)


def _is_namesake(teller: Teller, passage: Passage) -> bool:
    """Whether the words call an outlet "the Times" where a report of the story is of one whose name has that word."""
    source = passage.claim.attribution.source if passage.claim else None
    short = {*SHORT.findall(passage.text), *SHORT.findall(f"the {source.name}" if source else "")}
    outlets = {word for outlet in teller.sayers.outlets for word in outlet.split()}
    return bool(short & outlets)


def _is_quotable(passage: Passage) -> bool:
    """Whether words in quotation marks that open a line are clear without what was said before."""
    if passage.text[:1] not in '"“':
        return True
    quoted = " ".join(QUOTED.findall(PROGRAM.sub(" ", passage.text))) or passage.text
    if len(WORD.findall(quoted)) < weights("brief")["fewest_quoted"]:  # "Lima delivered," Ana Ruiz said
        return False
    if SOMEBODY.match(outside(passage.text)):  # "…," she said
        return False
    return FINITE.search(quoted) is not None and not any(pattern.search(quoted) for pattern in patterns("loose_quote"))


def _is_cut_short(teller: Teller, passage: Passage) -> bool:
    """Whether the words end before what was said, or before who says so."""
    claim = teller.passages.claim_at(passage.report, passage.span)
    cue = claim.attribution.cue if claim else None
    if cue and passage.claim is None and cue.start >= passage.span.end and claim and claim.attribution.source:
        return True
    around = teller.around(passage.report, Span(passage.span.start, passage.span.start + 1))
    if around is None or passage.claim is not None or around.end <= passage.span.end:
        return False
    rest = teller.passages.readings[passage.report].report.text[passage.span.end : around.end]
    return doubts.loses(rest) or doubts.announces(passage.text, rest)
