"""Who is credited. In comes a cue, out comes the phrase that names its source, and what the text says of that source.

"two U.S. officials, who were not allowed to speak to the press" is anonymous, counts two, and has a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.extract.attributions.anonymity import reasons
from twosource.extract.attributions.headcounts import count, identified, is_corps, number_of, people, unnamed
from twosource.extract.attributions.outlet_names import outlet_at_end, outlet_in
from twosource.extract.lookup import EntityIndex
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.lexicon.worded import Worded
from twosource.model import Entity, Source, Span

SUBJECTS = ("nsubj", "csubj")
CLIMBS = frozenset(("conj", "xcomp", "advcl", "aux", "prep", "pcomp", "dep"))
RELATIVES = frozenset(("who", "which", "that"))
ASIDES = frozenset(("relcl", "appos", "punct"))
ARTICLE = Worded(r"^(?:@counted|\d+)\s+", re.I)
HEAD = Worded(r"[,(]| @behind_source\b")
NEAR = 250  # characters after a source within which the reason for its anonymity may follow
LONGEST = 40  # tokens of a source; what is longer is a parser's mistake


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a source, its head, and the head of what a relative pronoun stands for."""

    head: int
    start: int
    end: int
    stands_for: int


def subject(parse: Parse, verb: int) -> int | None:
    """The token that heads the subject of a verb, also where another verb carries it ("left, saying …")."""
    at, passive = verb, False
    if _is_passive_participle(parse, verb):
        return _agent(parse, verb)
    if (whom := quoted(parse, verb)) is not None:
        return whom
    for _ in range(6):
        found = parse.child(at, *SUBJECTS)
        if found is None and passive:
            found = parse.child(at, "nsubjpass")
        if found is not None:
            return found
        if parse.child(at, "agent") is not None:
            return _agent(parse, at)
        if parse.child(at, "nsubjpass") is not None and at == verb:
            return None
        dep = parse.dep[at]
        if dep in ("acl", "relcl"):
            return None if _is_object(parse, at) else parse.head[at]
        if dep not in CLIMBS or parse.head[at] == at:
            return None
        at, passive = parse.head[at], True
    return None


def quoted(parse: Parse, verb: int) -> int | None:
    """Y of "X quoted Y as saying", "Y was quoted by X as saying" for both verbs; of "X quoted Y who said"."""
    for child in parse.children[verb]:
        inner = parse.child(child, "pcomp") if parse.lower[child] == "as" else None
        if inner is not None and parse.tag[inner] == "VBG":
            return parse.child(verb, "nsubjpass", "dobj")
    if parse.dep[verb] in ("acl", "relcl") and _quotes(parse, parse.head[verb], verb):
        return parse.head[verb]
    if parse.dep[verb] != "pcomp" or parse.lower[parse.head[verb]] != "as":
        return None
    return parse.child(parse.head[parse.head[verb]], "nsubjpass", "dobj")


def _quotes(parse: Parse, whom: int, verb: int) -> bool:
    """Whether somebody is quoted who says it himself: "quoted an aide who said", "quoted an aide saying"."""
    speaks = parse.tag[verb] == "VBG" or parse.lower[parse.left[verb]] == "who"
    return speaks and parse.dep[whom] == "dobj" and parse.lemma[parse.head[whom]] in load("cues")["links"]["cite"]


def _is_passive_participle(parse: Parse, verb: int) -> bool:
    """Whether the subject of the sentence is who is spoken to: "asked whether he would resign, the mayor …"."""
    return parse.tag[verb] == "VBN" and parse.dep[verb] == "advcl" and parse.child(verb, "aux", "auxpass") is None


def _is_object(parse: Parse, verb: int) -> bool:
    """Whether the noun before an infinitive is what is done and not who does it: "a motion to dismiss"."""
    noun = parse.head[verb]
    common = parse.tag[noun] in ("NN", "NNS") and parse.lemma[noun] not in people()
    return common and any(parse.tag[child] == "TO" for child in parse.children[verb])


def _agent(parse: Parse, verb: int) -> int | None:
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def phrase(parse: Parse, head: int, *, barrier: int, marks: frozenset[int]) -> Phrase:
    """The noun phrase of a head, up to the cue (`barrier`) and the next quotation mark (`marks`)."""
    start, end = parse.left[head], parse.right[head] + 1
    start = barrier + 1 if start <= barrier < head else start
    end = barrier if head < barrier < end else end
    start = max((at + 1 for at in range(start, head) if at in marks), default=start)
    end = min((at for at in range(head + 1, end) if at in marks), default=end)
    if end - start > LONGEST:
        start, end = _core(parse, head, start, end)
    while start < head and (parse.dep[start] in ("punct", "cc") or not parse.text[start].strip()):
        start += 1
    while end - 1 > head and (
        parse.tag[end - 1] == "POS" or parse.text[end - 1] in ",;:-–—\"'" or not parse.text[end - 1].strip()
    ):
        end -= 1
    stands_for = head
    if parse.lower[head] in RELATIVES and parse.dep[parse.head[head]] in ("relcl", "acl"):
        stands_for = parse.head[parse.head[head]]
    return Phrase(head, start, end, stands_for)


def _core(parse: Parse, head: int, start: int, end: int) -> tuple[int, int]:
    """A phrase without its clauses."""
    clauses = [child for child in parse.children[head] if parse.dep[child] in ("relcl", "acl", "appos", "conj")]
    first = min((parse.left[child] for child in clauses if child > head), default=end)
    return max(start, head - LONGEST // 2), min(end, first, head + LONGEST // 2)


class Describer:
    """Makes a Source of a phrase, by the entities that are known."""

    def __init__(self, parse: Parse, entities: EntityIndex) -> None:
        self._parse, self._entities, self._text = parse, entities, parse.doc.text

    def words(self, start: int, end: int) -> str:
        """The text from one token up to another."""
        return self._text[self._parse.start[start] : self._parse.end[end - 1]] if start < end else ""

    def source(self, phrase: Phrase) -> Source:
        """What the text says of this source."""
        parse = self._parse
        span = Span(parse.start[phrase.start], parse.end[phrase.end - 1])
        several = parse.child(phrase.head, "conj") is not None
        entity = None if several else self._entity(phrase)
        name = self._joined(phrase) if several else entity.name if entity else self._short(phrase)
        if parse.tag[phrase.head].startswith("NNP") and not several and not self.is_bearer(phrase):
            name = outlet_at_end(self.words(phrase.start, phrase.head + 1)) or name
        anonymous = not (entity and entity.named) and not self._named(phrase) and self._are_people(phrase, name)
        return Source(
            name=name,
            span=span,
            entity=entity.id if entity else None,
            anonymous=anonymous,
            count=self._count(phrase, entity),
            office=ARTICLE.sub("", name) if anonymous else None,
            because=self._because(span) if anonymous else None,
        )

    def is_bearer(self, phrase: Phrase) -> bool:
        """Whether a phrase means somebody who only bears an outlet's name: "Mr. Forbes", "Bloomberg, the mayor"."""
        entity, head = self._entities.at(self._parse.start[phrase.head], self._parse.end[phrase.head]), phrase.head
        return entity is not None and entity.type == "person" and outlet_in(self._parse.text[head]) is not None

    def _entity(self, phrase: Phrase) -> Entity | None:
        """Whom the phrase refers to: by its head; a description with a name beside it by the name."""
        parse = self._parse
        beside = [child for child in parse.children[phrase.head] if self._names(child)]
        for head in [*beside, phrase.stands_for]:
            found = self._entities.at(parse.start[head], parse.end[head])
            if found and not (found.named and self._new(phrase) and not beside):
                return found
        return None

    def _new(self, phrase: Phrase) -> bool:
        """Whether "an aide" or "two aides" comes up for the first time, so that no name before can be theirs."""
        first = self._parse.lower[phrase.start]
        return phrase.head == phrase.stands_for and (
            first in ("a", "an", "some", "several", "another") or number_of(first) is not None
        )

    def _joined(self, phrase: Phrase) -> str:
        """The names of several sources, as "X, Y and Z"."""
        parse, heads = self._parse, [phrase.head]
        while (one := parse.child(heads[-1], "conj")) is not None and one < phrase.end:
            heads.append(one)
        names = []
        for head in heads:
            entity = self._entities.at(parse.start[head], parse.end[head])
            names.append(entity.name if entity else self._alone(head, phrase))
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]

    def _alone(self, head: int, phrase: Phrase) -> str:
        """One of several sources without what joins them."""
        parse = self._parse
        own = [c for c in parse.children[head] if c < head and parse.dep[c] not in ("preconj", "cc", "punct", "conj")]
        start = max(phrase.start, min((parse.left[child] for child in own), default=head))
        after = [
            parse.left[c]
            for c in parse.children[head]
            if c > head and parse.dep[c] in ("cc", "conj", "punct", "appos", "relcl")
        ]
        return " ".join(self.words(start, min([*after, parse.right[head] + 1, phrase.end])).split())

    def _names(self, index: int) -> bool:
        parse = self._parse
        common = not parse.tag[parse.head[index]].startswith("NNP")
        return parse.dep[index] == "appos" and common and parse.tag[index].startswith("NNP")

    def _named(self, phrase: Phrase) -> bool:
        """Whether a name heads the phrase or stands beside its head."""
        head = phrase.stands_for
        return self._parse.tag[head].startswith("NNP") or any(map(self._names, self._parse.children[head]))

    def _short(self, phrase: Phrase) -> str:
        """The phrase without what is said in passing; of a description with a name, the name."""
        parse, head = self._parse, phrase.stands_for
        head = next((child for child in parse.children[head] if self._names(child)), head)
        start, end = (phrase.start, phrase.end) if head == phrase.stands_for == phrase.head else (parse.left[head], -1)
        end = parse.right[head] + 1 if end < 0 else end
        aside = [parse.left[child] for child in parse.children[head] if parse.dep[child] in ASIDES and child > head]
        end = min([*aside, end])
        while end - 1 > head and parse.dep[end - 1] == "punct" and parse.text[end - 1] != ")":
            end -= 1
        return " ".join(self.words(min(start, head), max(end, head + 1)).split())

    def _are_people(self, phrase: Phrase, name: str) -> bool:
        """Whether these are people, who have names that the text does not give."""
        if is_corps(self._parse, phrase.stands_for):
            return False
        if unnamed(self._parse, phrase.stands_for):
            return True
        if identified(self._parse, phrase.stands_for):
            return False
        if phrase.head == phrase.stands_for and self._parse.tag[phrase.head].startswith("NN"):
            return self._parse.lemma[phrase.head] in people()
        words = HEAD.split(name.lower())[0].split()
        return bool(words) and (words[-1] in people() or words[-1].removesuffix("s") in people())

    def _count(self, phrase: Phrase, entity: Entity | None) -> int | None:
        """How many they are, of several sources all together."""
        parse, heads = self._parse, [phrase.stands_for]
        while (one := parse.child(heads[-1], "conj")) is not None and one < phrase.end:
            heads.append(one)
        if any(parse.lower[child] == "neither" for child in parse.children[phrase.stands_for]):
            return None
        heads += self._listed(phrase)
        counts = [self._count_of(head) for head in heads]
        known = [number for number in counts if number is not None]
        if len(heads) == 1 and not known and entity:
            return entity.count
        return sum(known) if len(known) == len(counts) else None

    def _listed(self, phrase: Phrase) -> list[int]:
        """The further members of "a minister, two judges and a general", which the parser takes for an apposition."""
        parse = self._parse
        second = parse.child(phrase.stands_for, "appos")
        third = None if second is None else parse.child(second, "conj")
        if second is None or third is None or third >= phrase.end or parse.child(second, "cc") is None:
            return []
        return [second, third] if parse.child(second, "nummod", "det") is not None else []

    def _count_of(self, head: int) -> int | None:
        parse = self._parse
        entity = self._entities.at(parse.start[head], parse.end[head])
        if is_corps(parse, head) or outlet_in(parse.text[head]):
            return None
        return count(parse, head, person=entity is not None and entity.type == "person")

    def _because(self, span: Span) -> str | None:
        """The reason given for not naming the source, there or soon after."""
        found = reasons().findall(self._text[span.start : span.end + NEAR].split("\n")[0])
        return " and ".join(" ".join(reason.split()) for reason in found) or None
