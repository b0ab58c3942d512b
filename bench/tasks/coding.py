"""Task `coding`: coded events of single sentences, or codes of actors, for `score_coding.py`.

In come sentences, of which each is coded by what it tells first, as the coders of these sets do: what is demanded,
denied or recalled within it is no event of its own. Out go PLOVER types with countries; for the sets that have CAMEO
codes, dyads; for those of actors, a country and a role. The ids tell the sets apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.codes import actor_code, country_codes
from twosource.extract.statuses.cues import kind
from twosource.model import Argument, EventMention, Span

Row = dict[str, Any]
FIELDS = ("id", "text", "date")
AHEAD = frozenset(("planned", "expected"))
PROMISES = frozenset(("SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT"))  # agreed to while yet to come
WARNINGS = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT"))  # threatened with while they are yet to come
WILLING = frozenset(("ready-to", "offered-to", "agreed-to", "vowed-to", "would", "will"))  # rules of what is promised
WANTED = frozenset(("should", "has-to"))  # rules of what a speaker demands
CLOSE = {"CHARGE": "COERCE", "RESIGN": "RETREAT", "TRAVEL": "CONSULT"}  # PLOVER's place for types of our own
SIGNING = frozenset(("sign", "ratify", "ink", "initial"))
NOT_CODED = frozenset(("denied", "cancelled", "unclear"))
STEPS = {"conj": 0.0, "parataxis": 0.0, "ccomp": 0.5, "dobj": 0.5, "nsubj": 0.5, "nsubjpass": 0.5, "xcomp": 1.0}
REACH = 8  # words behind an actor's noun that may tell whose it is: "rebels in the Ivory Coast"


def predict(rows: Iterable[Row], nlp: Language) -> Iterator[Row]:
    """The codes of each row, in the form of its set."""
    for row in rows:
        if "@" in row["id"]:
            code = actor_code(row["text"])
            yield {"id": row["id"], "country": code.country, "code_1": code.role, "code_2": ""}
            continue
        doc = nlp(row["text"])
        coded = list(code_events(doc))
        if row["id"].startswith("PLOVER"):
            yield {"id": row["id"], "events": [event for event, _ in coded]}
        else:
            yield {"id": row["id"], "events": [dyad for _, dyads in coded for dyad in dyads]}


def code_events(doc: Doc) -> Iterator[tuple[Row, list[Row]]]:
    """What the sentence tells first, each kind once: as a PLOVER event and as CAMEO dyads."""
    told = [(event, token) for event in doc._.events if (token := _token(doc, event.trigger)) is not None]
    told = [(event, token) for event, token in told if plover_type(event, token)]
    nearest = min((_distance(event, token) for event, token in told), default=0.0)
    seen = set()
    for event, token in told:
        kind_of = plover_type(event, token)
        if _distance(event, token) > nearest or kind_of in seen:
            continue
        seen.add(kind_of)
        sources, targets = _sides(doc, event, token)
        one, two = country_list(sources), country_list(targets)
        # who has no country that the sentence tells is at home
        yield {"type": kind_of, "source": one or two, "target": two or one}, list(_dyads(event, sources, targets))


def plover_type(event: EventMention, token: Token) -> str | None:
    """PLOVER's type of an event: what is promised is an agreement, what is threatened a threat; None is not coded."""
    found = CLOSE.get(event.type, event.type)
    rules = [reason.rule for reason in event.reasons if reason.what == "status"]
    if (event.type == "CHARGE" and (event.cameo or "").startswith("11")) or (
        event.type == "OTHER" and event.mode == "investigate"
    ):
        found = "ACCUSE"
    elif event.type == "AGREE" and event.nominal and token.head.lemma_ in SIGNING:
        found = "SUPPORT"
    if event.status == "demanded" and rules and rules[-1] in WANTED:
        return "REQUEST"
    if event.status in NOT_CODED:
        return None
    if event.status in AHEAD or (event.status == "possible" and WILLING & set(rules)):
        if "if-then" in rules and found in WARNINGS | {"RETREAT"}:
            return "THREATEN"
        return "AGREE" if found in PROMISES else "THREATEN" if found in WARNINGS else found
    return found


def _token(doc: Doc, span: Span) -> Token | None:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None and len(found) else None


def _distance(event: EventMention, token: Token) -> float:
    """How far below what the sentence tells first an event stands."""
    words = lexicon.load("events/words")
    at, steps = token, 0.0
    if event.nominal and token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
        carried = token.head.lemma_.lower()
        at = token.head if carried in words["light"]["verbs"] or carried in words["carriers"]["verbs"] else token
    while at.dep_ != "ROOT":
        said = at.dep_ == "ccomp" and at.head.lemma_.lower() in kind("saying")
        steps += 0.0 if said else STEPS.get(at.dep_, 1.0)
        at = at.head
    return steps


def _sides(doc: Doc, event: EventMention, token: Token) -> tuple[list[str], list[str]]:
    """The words for those who act and those acted on; by their place in the sentence where no argument tells."""
    sources = [_words(doc, one) for one in event.arguments if one.role == "agent"]
    targets = [_words(doc, one) for one in event.arguments if one.role in ("target", "counterpart")]
    if event.status == "demanded" and sources and (speaker := _speaker(doc, event)):
        sources, targets = [speaker], sources  # "Russia said that Sudan must return a helicopter"
    if not any(map(country_codes, sources)):
        sources += [doc[token.sent.start : token.i].text]
    known = set(country_list(sources))
    if not any(set(country_codes(words)) - known for words in targets):
        rest = [code for code in country_codes(doc[token.i : token.sent.end].text) if code not in known]
        targets += rest[:1]
    return sources, targets


def _speaker(doc: Doc, event: EventMention) -> str:
    """Whose words tell the event, as the text has it."""
    said = next((one for one in doc._.attributions if one.id == event.attribution), None)
    span = said.source.span if said is not None and said.source is not None else None
    return doc.text[span.start : span.end] if span is not None else ""


def _words(doc: Doc, argument: Argument) -> str:
    """The argument's phrase with what follows its noun: "rebels in the Ivory Coast"."""
    root = _token(doc, argument.span)
    if root is None:
        return argument.name
    last = min(root.right_edge.i, root.i + REACH)
    clause = next((child.left_edge.i for child in root.rights if child.dep_ in ("relcl", "acl", "conj")), last + 1)
    return doc[root.left_edge.i : min(last + 1, max(clause, root.i + 1))].text


def country_list(sides: Iterable[str]) -> list[str]:
    """The countries that the words name, each once; a code stands for itself."""
    return list(dict.fromkeys(code for words in sides for code in country_codes(words) or _own(words)))


def _own(words: str) -> list[str]:
    return [words] if len(words) == len("USA") and words.isupper() else []


def _dyads(event: EventMention, sources: Iterable[str], targets: Iterable[str]) -> Iterator[Row]:
    """Everybody who acts with everybody acted on; of those who meet, each with each."""
    one, two = (list(dict.fromkeys(_full(words) for words in side)) for side in (sources, targets))
    pairs = [(first, second) for first in one for second in two]
    if event.type == "CONSULT":
        pairs += [(second, first) for first, second in pairs]
    for source, target in dict.fromkeys(pairs):
        if source and target and source != target:
            yield {"source": source, "target": target, "code": event.cameo or ""}


def _full(words: str) -> str:
    """Country and role as one code: "CHLCOP"."""
    code = actor_code(words)
    return f"{code.country}{code.role}" if code.country else "".join(_own(words))
