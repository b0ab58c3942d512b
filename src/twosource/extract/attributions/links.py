"""Single links of a chain. In comes the cue of an attribution; out come the outlet told, the venue, the words' owner.

"an aide told Reuters" -> Reuters   "in a letter seen by X" -> X   "said on CNN" -> venue CNN
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.extract.attributions.cues import load_cues
from twosource.extract.attributions.media import MediaReader
from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.sources import Describer
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Source

OWN = frozenset(("his", "her", "their", "its", "my", "our", "your"))


class LinkFinder:
    """Finds what hangs on one cue of a text."""

    def __init__(self, parse: Parse, describer: Describer, media: MediaReader) -> None:
        self.parse, self._describer, self._media = parse, describer, media
        self._words = {name: frozenset(words) for name, words in load("cues")["links"].items()}

    def adds(self, cue: int) -> bool:
        """Whether the cue goes on with what the same source said before: "she added"."""
        return self.parse.lemma[cue] in self._words["add"]

    def told(self, cue: int, *, unnamed: bool) -> Source | None:
        """The outlet that was told, or spoken to in an interview; UNNAMED is who tells it."""
        parse = self.parse
        below = parse.child(cue, "xcomp")  # "refused to tell"
        for verb in (cue, cue if below is None else below):
            if parse.lemma[verb] in self._words["tell"]:
                whom = parse.child(verb, "dobj", "dative")
                is_to = any(parse.tag[child] == "TO" for child in parse.children[verb])  # "had to tell Ana"
                if found := self._media.outlet(whom) or (not is_to and self._media.stranger(whom, unnamed=unnamed)):
                    return found
        return self._said_to(cue) or self._in_talks(cue) or self._spoken_to(cue)

    def _said_to(self, cue: int) -> Source | None:
        """The outlet of "confirmed to X that"."""
        parse = self.parse
        to = next((child for child in parse.children[cue] if parse.lower[child] == "to"), None)
        whom = None if to is None or parse.lower[cue] == "according" else parse.child(to, "pobj")
        if whom is None or "to" in load_cues().prepositional.get(parse.lemma[cue], {}):  # "responded to X"
            return None
        paper = parse.lemma[whom] in self._words["documents"] | self._words["talks"]
        return None if paper else self._media.outlet(whom)

    def _in_talks(self, cue: int) -> Source | None:
        """The outlet of "in an interview with", "in remarks carried by", at the cue or its subject."""
        parse = self.parse
        subject = parse.child(cue, "nsubj")
        for child in (*parse.children[cue], *(() if subject is None else parse.children[subject])):
            noun = parse.child(child, "pobj") if parse.lower[child] in ("in", "during") else None
            if noun is not None and parse.lemma[noun] in self._words["talks"]:
                for outlet in self._heard(noun):
                    return outlet
        return None

    def _heard(self, talk: int) -> Iterator[Source]:
        """Those with whom a talk was, or who carried it."""
        parse = self.parse
        private = parse.lemma[talk] in self._words["letters"]  # "in a letter to the board"
        for child in parse.children[talk]:
            if parse.lower[child] in ("with", "to", "by"):
                whom = parse.child(child, "pobj")
                found = self._media.outlet(whom) if private else self._media.whoever(whom)
            elif parse.dep[child] == "acl" and parse.lemma[child] in self._words["carry"]:
                by = parse.child(child, "agent")
                found = None if by is None else self._media.whoever(parse.child(by, "pobj"))
            else:
                continue
            if found:
                yield found

    def _spoken_to(self, cue: int) -> Source | None:
        """The outlet of "speaking to X, he said", of "asked by X whether"."""
        parse = self.parse
        for child in parse.children[cue]:
            if parse.dep[child] != "advcl":
                continue
            speaks = parse.tag[child] == "VBG" and parse.lemma[child] in self._words["speak"]
            asked = parse.tag[child] == "VBN" and parse.lemma[child] in self._words["ask"]
            for below in parse.children[child] if speaks or asked else ():
                if parse.lower[below] in (("to", "with") if speaks else ("by",)):
                    return self._media.whoever(parse.child(below, "pobj"))
        return None

    def venue(self, cue: int) -> str | None:
        """Where it was said: on a program, on an outlet's air."""
        parse = self.parse
        for child in parse.children[cue]:
            noun = parse.child(child, "pobj") if parse.lower[child] in self._words["venue"] else None
            if noun is not None and parse.tag[noun].startswith("NNP"):
                words = " ".join(self._describer.words(parse.left[noun], parse.right[noun] + 1).split()).strip("\"', ")
                if outlet_in(words) or self._media.is_medium(noun):
                    return words
        return None

    def repeated(self, cue: int) -> Source | None:
        """The owner of what is said again: "reiterated the king's offer"."""
        parse = self.parse
        thing = parse.child(cue, "dobj") if parse.lemma[cue] in self._words["repeat"] else None
        owner = None if thing is None else parse.child(thing, "poss")
        if owner is None or parse.lower[owner] in OWN:
            return None
        return self._media.source(owner)
