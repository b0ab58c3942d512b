"""Task `coding`: coded events of single sentences, or codes of actors, for `score_coding.py`.

In come sentences, of which each is coded by what it tells first, as the coders of these sets do: what is demanded,
denied or recalled within it is no event of its own. Out go PLOVER types with countries; for the sets that are coded in
CAMEO, dyads; for phrases that speak of an actor, a country and a role. A row itself tells which it is: `ontology` names
the scheme that its sentence is coded in, `args` what else is known of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract.dyads import dyads
from twosource.extract.dyads.foremost import distance, token_at
from twosource.gazetteer.codes import code, country_codes
from twosource.model import Argument, EventMention
from twosource.write.exports.plover import plover_type

Row = dict[str, Any]
FIELDS = ("id", "text", "date", "ontology", "args")
DYAD = ("source", "target", "code")
DATES = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y")
WORLD = {"UNO": "IGO", "EUR": "IGO"}  # bodies of several countries, as the PLOVER records have them
SIGNING = frozenset(("sign", "ratify", "ink", "initial"))
REACH = 8  # words behind an actor's noun that may tell whose it is: "rebels in the Ivory Coast"


def predict(rows: Iterable[Row], nlp: Language) -> Iterator[Row]:
    """The codes of each row, in the form of its set."""
    for row in rows:
        if row["args"] is not None:
            yield {"id": row["id"], **actor_row(row["text"], row["args"])}
        elif (row["ontology"] or "").startswith("CAMEO"):
            found = dyads(nlp(row["text"]), day(row["date"] or ""))
            yield {"id": row["id"], "events": [{name: getattr(one, name) for name in DYAD} for one in found]}
        else:
            yield {"id": row["id"], "events": list(code_events(nlp(row["text"])))}


def actor_row(text: str, known: dict[str, str]) -> Row:
    """The codes of a phrase, on the day and in the country that are known beside it."""
    told = [value for value in known.values() if value]
    on = next(filter(None, map(day, told)), None)
    countries = [codes[0] for value in told if (codes := country_codes(value))]
    found = code(text, on, next(iter(countries), ""))
    return {"country": found.country, "code_1": found.role, "code_2": found.second}


def day(text: str) -> date | None:
    """The day that a text gives; None for "today" and what is none."""
    plain = re.sub(r"\s+", " ", text).strip()
    for form in DATES:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def code_events(doc: Doc) -> Iterator[Row]:
    """What the sentence tells first, each kind once, as PLOVER events."""
    told = [(event, token) for event in doc._.events if (token := token_at(doc, event.trigger)) is not None]
    told = [(event, token) for event, token in told if _type(event, token)]
    nearest = min((distance(event, token) for event, token in told), default=0.0)
    seen = set()
    for event, token in told:
        kind_of = _type(event, token)
        if distance(event, token) > nearest or kind_of in seen:
            continue
        seen.add(kind_of)
        sources, targets = _sides(doc, event, token)
        one, two = country_list(sources), country_list(targets)
        # who has no country that the sentence tells is at home
        yield {"type": kind_of, "source": one or two, "target": two or one}


def _type(event: EventMention, token: Token) -> str | None:
    rules = [reason.rule for reason in event.reasons if reason.what == "status"]
    signed = event.type == "AGREE" and event.nominal and token.head.lemma_ in SIGNING
    type = "SUPPORT" if signed else event.type
    return plover_type(type, event.status, mode=event.mode, cameo=event.cameo, rules=rules)


def _sides(doc: Doc, event: EventMention, token: Token) -> tuple[list[str], list[str]]:
    """The words for those who act and those acted on; by their place in the sentence where no argument tells."""
    sources = [_words(doc, one) for one in event.arguments if one.role == "agent"]
    targets = [_words(doc, one) for one in event.arguments if one.role in ("target", "counterpart")]
    if event.status == "demanded" and sources and (speaker := _speaker(doc, event)):
        sources, targets = [speaker], sources  # "Russia said that Sudan must return a helicopter"
    if not any(map(country_codes, sources)):
        sources += [doc[token.sent.start : token.i].text]
    known = set(country_list(sources))
    if not any(set(country_list([words])) - known for words in targets):
        rest = [one for one in country_list([doc[token.i : token.sent.end].text]) if one not in known]
        targets += rest[:1]
    return sources, targets


def _speaker(doc: Doc, event: EventMention) -> str:
    """Whose words tell the event, as the text has it."""
    said = next((one for one in doc._.attributions if one.id == event.attribution), None)
    span = said.source.span if said is not None and said.source is not None else None
    return doc.text[span.start : span.end] if span is not None else ""


def _words(doc: Doc, argument: Argument) -> str:
    """The argument's phrase with what follows its noun: "rebels in the Ivory Coast"."""
    root = token_at(doc, argument.span)
    if root is None:
        return argument.name
    last = min(root.right_edge.i, root.i + REACH)
    clause = next((child.left_edge.i for child in root.rights if child.dep_ in ("relcl", "acl", "conj")), last + 1)
    return doc[root.left_edge.i : min(last + 1, max(clause, root.i + 1))].text


def country_list(sides: Iterable[str]) -> list[str]:
    """The countries that the words name, each once; a code stands for itself."""
    found = (one for words in sides for one in country_codes(words) or _own(words))
    return list(dict.fromkeys(WORLD.get(one, one) for one in found))


def _own(words: str) -> list[str]:
    return [words] if len(words) == len("USA") and words.isupper() else []
