"""What has changed in who says what. In comes a Comparison; out go changes of claims: new, corrected, withdrawn.

Of new claims only those are told that the brief tells, or that deny or leave open what is told. What a report no longer
says can be told only where both its texts are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.lexicon import load
from twosource.write.changes.comparison import Comparison, called, change, line, revision
from twosource.write.changes.form import Change, Side
from twosource.write.contract import Account, Cite, Claim
from twosource.write.safety import safe
from twosource.write.support import carrying, share

ALIKE = 0.5  # the share of the words of one claim that another one has, where both are of one source
GONE = 0.5  # a claim of which more words than this are still there is not gone
ARTICLE = re.compile(r"^(?:The|An?|Two|Three|Several|Some) ")
Told = tuple[Claim, str]  # a claim, and its words


def new_claims(both: Comparison, told: Sequence[Change]) -> Iterator[Change]:
    """Claims in new words that the brief tells or that deny what is told, where nothing in `told` has them."""
    covered = [cite for one in told if one.kind != "report-joined" for cite in one.cites]
    for claim in both.after.claims:
        place = _place(claim)
        if claim.content.end <= claim.content.start or not both.is_new([place]):
            continue
        source = _source(both.names_after, claim)
        if source is None or any(_meet(place, cite) for cite in covered):
            continue
        printed = next(
            (one for one in both.after.brief if one.section == "stances" and any(_meet(place, c) for c in one.cites)),
            None,
        )
        words = both.words(both.texts, claim.report, claim.content.pieces)
        if printed:
            covered.extend(printed.cites)
            text, cites = printed.text, printed.cites
        elif words and claim.events and claim.stance == "denies":
            outlets = both.outlets([claim.report])
            text = line("claim-new", source=source, words=words, outlets=outlets)
            cites = (place,)
        else:
            continue
        after = Side(words or claim.stance, _event(claim), claim.id, (claim.report,))
        yield change("claim-new", source, (None, after), text, cites, _matters(both, claim))


def changed_claims(both: Comparison) -> Iterator[Change]:
    """Claims that a newer version of the same report has otherwise, or no longer has."""
    for older, alignment in both.pairing.alignments.items():
        newer = both.pairing.corrected[older]
        old = _of(both, both.before, older)
        new = _of(both, both.after, newer)
        for claim, words in old:
            content = claim.content
            if alignment.survives(content.start, content.end) == 1:
                continue
            heir = _heir(both, claim, words, new)
            if heir:
                yield from _corrected(both, (claim, words), heir)
            elif alignment.survives(content.start, content.end) < GONE:
                yield from _withdrawn(both, (claim, words))


def taken_back(both: Comparison) -> Iterator[Change]:
    """Claims that their own source has otherwise in a new report that says so: "revised", "earlier it had said"."""
    older = [(claim, words) for report in both.pairing.same for claim, words in _of(both, both.before, report)]
    for report in sorted(both.pairing.joined):
        text = both.texts.get(report, "")
        for claim, words in _of(both, both.after, report):
            start = min(claim.content.start, claim.cue.start if claim.cue else claim.content.start)
            if not revision().search(text[start : claim.content.end]):
                continue
            name = _source(both.names_after, claim)
            mine = [
                one
                for one in older
                if _source(both.names_before, one[0]) == name and one[1] != words and _are_like(one[1], words)
            ]
            if name and len(mine) == 1:
                yield from _corrected(both, mine[0], (claim, words))


def _of(both: Comparison, account: Account, report: str) -> list[Told]:
    """The claims of one report whose words are at hand."""
    texts = both.earlier if account is both.before else both.texts
    found = ((one, both.words(texts, report, one.content.pieces)) for one in account.claims if one.report == report)
    return [(claim, words) for claim, words in found if words]


def _heir(both: Comparison, claim: Claim, words: str, new: Sequence[Told]) -> Told | None:
    """The claim that stands where an older one stood: with its cue or source in place, or of its source and like it."""
    name = _source(both.names_before, claim)
    cue = both.pairing.forward(claim.report, claim.cue.start) if claim.cue else None
    for other, told in new:
        in_place = cue is not None and other.cue is not None and cue[1] == other.cue.start
        if in_place or (_source(both.names_after, other) == name and _are_like(words, told)):
            return other, told
    return None


def _corrected(both: Comparison, old: Told, new: Told) -> Iterator[Change]:
    source = _source(both.names_after, new[0])
    if source is None or carrying(old[1]) == carrying(new[1]):
        return
    text = line("claim-corrected", source=source, after=new[1], before=old[1], outlets=both.outlets([new[0].report]))
    sides = (
        Side(old[1], _event(old[0]), old[0].id, (old[0].report,)),
        Side(new[1], _event(new[0]), new[0].id, (new[0].report,)),
    )
    yield change("claim-corrected", source, sides, text, [_place(new[0])], _matters(both, new[0]))


def _withdrawn(both: Comparison, old: Told) -> Iterator[Change]:
    claim, words = old
    source = _source(both.names_before, claim)
    if source is None:
        return
    text = line(
        "claim-withdrawn",
        outlet=both.outlet(claim.report),
        source=ARTICLE.sub(lambda found: found[0].lower(), source),
        stance=called("withdrawn_stances", claim.stance),
        words=words,
    )
    before = Side(words, _event(claim), claim.id, (claim.report,))
    yield change("claim-withdrawn", source, (before, None), text, [_place(claim)], 0.5)


def _source(names: Mapping[str, str], claim: Claim) -> str | None:
    """Who says it, by name where there is one; None where only a pronoun is known."""
    if claim.source is None:
        return None
    name = safe(names.get(claim.source.entity or "", claim.source.name))
    return None if not name or name.casefold() in load("changes")["pronouns"]["words"] else name


def _are_like(one: str, other: str) -> bool:
    first, second = sorted((carrying(one), carrying(other)), key=len)
    return share(first, second) >= ALIKE


def _meet(one: Cite, other: Cite) -> bool:
    return one.report == other.report and max(one.start, other.start) < min(one.end, other.end)


def _place(claim: Claim) -> Cite:
    return Cite(claim.report, claim.content.start, claim.content.end)


def _event(claim: Claim) -> str | None:
    return claim.events[0] if claim.events else None


def _matters(both: Comparison, claim: Claim) -> float:
    found = (both.events[event].assessment.importance for event in claim.events if event in both.events)
    return max(found, default=0.3)
