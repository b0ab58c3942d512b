"""What is said. In comes a cue in a parsed text, out come the tokens of its content, in pieces around source and cue.

"The port, he said, would reopen."  ->  "The port" + "would reopen"
"""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.attributions.cues import Cue, CueWords
from twosource.extract.parse import Parse

Range = tuple[int, int]
LIGHT = frozenset(("advmod", "prep", "npadvmod", "cc", "punct", "mark"))
ASKING = frozenset(("asked", "urged"))
QUESTIONS = frozenset(("whether", "if", "that", "who", "what", "how", "when", "where", "why"))
EDGE = frozenset(",;:-–—.\"'`")


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens of a content, its head, how it hangs on the cue, where the cue ends by now, the class of that."""

    pieces: tuple[Range, ...]
    head: int
    frame: str
    cue_end: int
    kind: str = ""


def of_verb(parse: Parse, cue: Cue, words: CueWords) -> Content | None:
    """The content that hangs on a verb, by what the verb takes."""
    takes = cue.word.takes
    clause = _clause(parse, cue)
    if clause is not None:
        return clause if _wanted(parse, clause.head, takes) else None
    remote = _remote(parse, cue) if "clause" in takes else None
    if remote is not None:
        return remote
    for child in parse.children[cue.token]:
        found = _complement(parse, cue, child, takes, words)
        if found:
            return found
    return _around(parse, cue) if "clause" in takes or "quote" in takes else None


def _wanted(parse: Parse, head: int, takes: frozenset[str]) -> bool:
    """Whether the verb takes such a clause: finite, or with "to"."""
    infinitive = _to(parse, head)
    if infinitive:
        return "infinitive" in takes
    return bool(takes & {"clause", "quote", "predicate"})


def _clause(parse: Parse, cue: Cue) -> Content | None:
    """A clause that is the verb's complement, before or after it."""
    for child in parse.children[cue.token]:
        if parse.dep[child] == "ccomp" or (_to(parse, child) and _is_aim(parse, cue, child)):
            start, end = parse.left[child], parse.right[child] + 1
            if child < cue.token:
                start, end = _reach(parse, cue, start), _up_to_source(parse, cue, end)
            elif parse.lower[start] == "that" and parse.dep[start] == "mark":
                start += 1
            elif cue.word.kind in ASKING and parse.dep[child] in ("xcomp", "advcl"):
                start = _whom(parse, cue, child, start)
            return _content(parse, cue, (start, end), child, "clause")
    return None


def _whom(parse: Parse, cue: Cue, verb: int, start: int) -> int:
    """From whoever is asked on: "asked the army to leave" has "the army to leave"."""
    whom = parse.child(cue.token, "dobj")
    return parse.left[whom] if whom is not None and cue.token < whom < verb else start


def _is_aim(parse: Parse, cue: Cue, child: int) -> bool:
    """Whether an infinitive is what the verb asks for: of "urged them to go" the parser may make a purpose."""
    if parse.dep[child] == "xcomp":
        return True
    alone = parse.child(cue.token, "dobj") is None
    return (
        parse.dep[child] == "advcl"
        and child > cue.token
        and (alone or cue.word.kind == "urged")
        and "infinitive" in cue.word.takes
    )


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[child] == "to" and parse.dep[child] == "aux" for child in parse.children[verb])


def _reach(parse: Parse, cue: Cue, start: int) -> int:
    """Back to what opens the sentence, where only phrases of place, time and manner stand before the clause."""
    lightly = [child for child in parse.children[cue.token] if child < start]
    if all(parse.dep[child] in LIGHT for child in lightly):
        return min((parse.left[child] for child in lightly), default=start)
    return start


def _up_to_source(parse: Parse, cue: Cue, end: int) -> int:
    """On to the source, where a further clause stands between the content and it."""
    if any(parse.dep[child] == "advcl" and end <= child < cue.token for child in parse.children[cue.token]):
        source = parse.child(cue.token, "nsubj", "nsubjpass")
        return cue.start if source is None or source > cue.token else max(end, parse.left[source])
    return end


def _remote(parse: Parse, cue: Cue) -> Content | None:
    """A clause with "that" which the parser hangs on a phrase in between: "said at the time that …"."""
    for child in parse.children[cue.token]:
        noun = parse.child(child, "pobj") if parse.dep[child] == "prep" else child
        if child < cue.token or noun is None or parse.dep[child] not in ("prep", "dobj", "npadvmod"):
            continue
        for clause in parse.children[noun]:
            start = parse.left[clause]
            finite = parse.child(clause, "nsubj", "nsubjpass", "expl") not in (None, start)
            if parse.dep[clause] in ("acl", "relcl", "ccomp") and parse.lower[start] == "that" and finite:
                return _content(parse, cue, (start + 1, parse.right[clause] + 1), clause, "clause")
    return None


def _complement(parse: Parse, cue: Cue, child: int, takes: frozenset[str], words: CueWords) -> Content | None:
    """An object, with what is said of it, or what a preposition brings."""
    dep = parse.dep[child]
    if dep == "prep":
        return _preposition(parse, cue, child, words)
    if (dep == "npadvmod" or _is_day(parse, child)) and child > cue.token:
        found = (_preposition(parse, cue, prep, words) for prep in parse.children[child])
        return next(filter(None, found), None)
    if dep not in ("dobj", "oprd") or child < cue.token:
        return None
    verb = parse.lemma[cue.token]
    ends = [parse.right[child] + 1]
    for other in parse.children[cue.token]:
        if other <= child:
            continue
        known = parse.lower[other] in words.prepositional.get(verb, {})
        known = known or ("tail" in takes and parse.dep[other] == "prep")
        if (parse.lower[other] == "as" and "as" in takes) or known or (dep == "dobj" and parse.dep[other] == "oprd"):
            ends.append(parse.right[other] + 1)
    if "predicate" in takes or "as" in takes or "object" in takes or len(ends) > 1:
        if len(ends) == 1 and not takes & {"object", "predicate"}:
            return None
        return _content(parse, cue, (parse.left[child], _before_while(parse, child, max(ends))), child, "object")
    return None


def _is_day(parse: Parse, noun: int) -> bool:
    """Whether it only tells when, which a parser may take for an object: "called Friday for a vote"."""
    return parse.dep[noun] in ("dobj", "oprd") and parse.entity[noun] in ("DATE", "TIME") and parse.left[noun] == noun


def _before_while(parse: Parse, start: int, end: int) -> int:
    """A phrase ends where the sentence goes on with ", while …"."""
    return next((at for at in range(start + 1, end) if parse.lower[at] == "while" and parse.text[at - 1] == ","), end)


def _preposition(parse: Parse, cue: Cue, child: int, words: CueWords) -> Content | None:
    word = words.prepositional.get(parse.lemma[cue.token], {}).get(parse.lower[child])
    inner = parse.child(child, "pobj", "pcomp")
    if word is None or inner is None or child < cue.token:
        return None
    found = _content(parse, cue, (child + 1, _before_while(parse, child, parse.right[child] + 1)), inner, "preposition")
    near = child <= cue.end + 1
    return found and Content(found.pieces, inner, "preposition", child + 1 if near else cue.end, word.kind)


def _around(parse: Parse, cue: Cue) -> Content | None:
    """The clause into which a remark like "he said" is set, or which it follows."""
    if parse.dep[cue.token] == "parataxis":
        host = parse.head[cue.token]
        told = parse.child(host, "ccomp") if host > cue.token else None  # "A, the guard said, the radio reported"
        host = told if told is not None and told < cue.token else host
        return _content(parse, cue, (parse.left[host], parse.right[host] + 1), host, "parenthesis")
    return None


def of_clause(parse: Parse, index: int) -> Content | None:
    """The clause that a phrase such as "according to officials" speaks of; `index` is the phrase's head."""
    host = parse.head[index]
    while parse.tag[host][:2] not in ("VB", "MD") and parse.head[host] != host:
        host = parse.head[host]
    apart = "," in parse.text[max(index - 2, 0) : index]
    while apart and host < index and _inner(parse, host):
        host = parse.head[host]
        while parse.tag[host][:2] not in ("VB", "MD") and parse.head[host] != host:
            host = parse.head[host]
    if host == index:
        return None
    start, end = parse.left[host], parse.right[host] + 1
    left, right = parse.left[index], parse.right[index] + 1
    pieces = [piece for part in ((start, left), (right, end)) if (piece := trim(parse, *part))]
    return Content(tuple(pieces), host, "phrase", index + 1) if pieces else None


def of_report(parse: Parse, cue: Cue) -> Content | None:
    """What is "reported by" somebody: the subject of the passive, or the noun that "first reported by" follows."""
    verb = cue.token
    if parse.tag[verb] != "VBN" or parse.child(verb, "agent") is None or "object" not in cue.word.takes:
        return None
    if cue.word.kind != "reported":
        return None
    told = parse.child(verb, "nsubjpass")
    if told is None and parse.dep[verb] in ("acl", "relcl"):
        told = parse.head[verb]
        piece = trim(parse, parse.left[told], min(parse.left[verb], cue.start))
    else:
        piece = None if told is None else trim(parse, parse.left[told], min(parse.right[told] + 1, cue.start))
    return None if told is None or piece is None else Content((piece,), told, "object", cue.end)


def of_state(parse: Parse, child: int, takes: frozenset[str]) -> Content | None:
    """What a state of mind is about, if this child of its adjective or verb is that."""
    start, end = parse.left[child], parse.right[child] + 1
    dep, first = parse.dep[child], parse.lower[start]
    if dep == "prep" and parse.lower[child] in takes:
        start = child + 1
    elif (dep not in ("ccomp", "xcomp") and not (dep == "advcl" and first in QUESTIONS)) or (
        "infinitive" if _to(parse, child) and parse.tag[child] == "VB" else "clause"
    ) not in takes:
        return None
    elif first == "that" and parse.dep[start] == "mark":
        start += 1
    piece = trim(parse, start, end)
    return Content((piece,), child, "state", 0) if piece else None


def _inner(parse: Parse, verb: int) -> bool:
    """Whether a clause depends on one that begins before it."""
    return parse.dep[verb] in ("ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp") and parse.head[verb] < verb


def _content(parse: Parse, cue: Cue, stretch: Range, head: int, frame: str) -> Content | None:
    """A stretch of tokens without source and cue, which may stand within it."""
    start, end = stretch
    if not start <= cue.token < end:
        piece = trim(parse, start, end)
        return Content((piece,), head, frame, cue.end) if piece else None
    left, right = parse.left[cue.token], parse.right[cue.token] + 1
    if left <= start and right >= end:
        left, right = _remark(parse, cue, start, end)
    pieces = [piece for part in ((start, left), (right, end)) if (piece := trim(parse, *part))]
    return Content(tuple(pieces), head, frame, cue.end) if pieces else None


def _remark(parse: Parse, cue: Cue, start: int, end: int) -> Range:
    """Source and cue alone, of a remark that holds its content ("A, he said, B" with "said" above both)."""
    own = [child for child in parse.children[cue.token] if parse.dep[child] in ("nsubj", "dobj", "npadvmod", "advmod")]
    inside = [child for child in own if start <= child < end]
    return (
        min([cue.start, *(parse.left[child] for child in inside)]),
        max([cue.end, *(parse.right[child] + 1 for child in inside)]),
    )


def trim(parse: Parse, start: int, end: int) -> Range | None:
    """The stretch without the punctuation around it; None where no word is left."""
    while start < end and (parse.text[start] in EDGE or not parse.text[start].strip()):
        start += 1
    while end > start and (parse.text[end - 1] in EDGE or not parse.text[end - 1].strip()):
        end -= 1
    return (start, end) if start < end else None
