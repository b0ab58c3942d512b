"""What speaks for or against an antecedent of a pronoun. In come a pronoun and one option; out go names of weights.

Each is a name in `lexicon/recall.toml`; the first word is the pronoun. Where it stands counts most: near, as a subject,
as the subject of the clause that the pronoun's own clause hangs on ("The envoy landed in Oslo, where he ...").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.extract.coreference.firstperson import FirstPerson
from twosource.extract.coreference.groups import Group
from twosource.extract.labels import SUBJECTS
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.parse import Parse

ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "iobj": "object", "dative": "object",
    "poss": "possessor", "pobj": "oblique", "appos": "aside", "compound": "aside", "nmod": "aside",
}  # fmt: skip
CLASSES = {"m": "he", "f": "he", "n": "it", "": "they"}
CLAUSES = {
    "advcl": "adverbial", "relcl": "relative", "ccomp": "content", "xcomp": "content", "acl": "relative",
    "conj": "joined",
}  # fmt: skip
CLIMB = 12  # words up from a pronoun to the verbs above it
FAR = (3, 7, 13, 25, 45)  # words between, the bounds of what counts as equally near


class Clues:
    """Looks at pairs of mentions of one text."""

    def __init__(self, parse: Parse, speakers: FirstPerson) -> None:
        self.parse, self.speakers = parse, speakers
        self.above: tuple[int, dict[int, str]] = (-1, {})

    def nobody(self, candidate: Candidate) -> list[str]:
        """What speaks for nobody."""
        kind = CLASSES[candidate.gender]
        return [f"{kind} nobody", f"{kind} nobody {self.role(candidate)}"]

    def role(self, candidate: Candidate) -> str:
        """The grammatical role of a mention."""
        dep = self.parse.dep[candidate.head]
        return "pair" if dep == "cc" else ROLES.get(dep, "other")

    def _is_main(self, candidate: Candidate) -> bool:
        """Whether it is the subject of its sentence."""
        parse, verb = self.parse, self.parse.head[candidate.head]
        return parse.dep[candidate.head] in SUBJECTS and parse.head[verb] == verb

    def of(self, candidate: Candidate, options: Sequence[tuple[Candidate, Group]]) -> Iterator[list[str]]:
        """The clues of each option, the nearest first."""
        kind, mains = CLASSES[candidate.gender], 0
        for rank, (other, group) in enumerate(options):
            found = [f"rank {min(rank, 6)}", *self._place(candidate, other), *self._form(candidate, other, group)]
            if self._is_main(other):
                found.append(f"main {min(mains, 2)}")
                mains += 1
            yield [f"{kind} {clue}" for clue in found]

    def _form(self, candidate: Candidate, other: Candidate, group: Group) -> Iterator[str]:
        """As what it is referred to, and in which clause and quotation."""
        twin = other.kind == "pronoun" and other.gender == candidate.gender and other.plural == candidate.plural
        form = "twin" if twin else other.kind
        yield from (group.type or "unknown", form, f"size {min(len(group.members), 6)}")
        if other.kind == "nominal":
            yield f"definite {other.definite or 'bare'}"
        link = self._clause(candidate).get(other.head)
        if link:
            yield from (f"below {link}", f"below {form}")
        quoted = self._quoted(candidate, other, group)
        yield quoted if quoted == "speaker" else f"{quoted} {form}"

    def _place(self, candidate: Candidate, other: Candidate) -> Iterator[str]:
        """How near the antecedent stands, and as what."""
        parse, own, role = self.parse, self.role(candidate), self.role(other)
        sentences = parse.sent[candidate.head] - parse.sent[other.head]
        if parse.dep[other.head] == "compound" and not sentences and other.kind == "name" and other.type == "person":
            role = "possessor"  # "a Lund visit to Malta, where he"
        yield from (f"sentences {sentences}", role, f"{own} to {role}")
        yield f"words {bisect_right(FAR, candidate.head - other.head)}"
        if own == "possessor" and not sentences:
            yield f"own {role}"

    def _clause(self, candidate: Candidate) -> dict[int, str]:
        """The subjects of the verbs above a pronoun in its sentence, and how its clause hangs on theirs."""
        if self.above[0] == candidate.head:
            return self.above[1]
        parse, found, link, node = self.parse, dict[int, str](), "", candidate.head
        for _ in range(CLIMB):
            if parse.head[node] == node:
                break
            link = link or self._link(node)
            node = parse.head[node]
            for child in parse.children[node] if link else ():
                if child != candidate.head and parse.dep[child] in SUBJECTS:
                    found.setdefault(child, link)
        self.above = (candidate.head, found)
        return found

    def _link(self, verb: int) -> str:
        """How a verb's clause hangs on the word above it; "" where it is no clause."""
        parse, dep = self.parse, self.parse.dep[verb]
        placed = dep == "relcl" and any(parse.tag[child] == "WRB" for child in parse.children[verb])
        return "where" if placed else CLAUSES.get(dep, "")

    def _quoted(self, candidate: Candidate, other: Candidate, group: Group) -> str:
        """Whether both are quoted; "speaker" is who says the words that the pronoun is in, and so seldom is meant."""
        one, two = (self.speakers.quote_of(self.parse.start[mention.head]) for mention in (candidate, other))
        if one == two:
            return "unquoted" if one is None else "one quote"
        if one is None:
            return "out of quote"
        if self.speakers.speaker_group(one) is group:
            return "speaker"
        return "into quote" if two is None else "quotes"
