"""The component `twosource_coreference`: who is who within one text. In comes a Doc, out goes `doc._.entities`.

nlp.add_pipe("twosource_mentions")
nlp.add_pipe("twosource_coreference")
[entity.name for entity in nlp("Ana Rojas resigned. Her deputy, Paul Adeyemi, thanked Rojas.")._.entities]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import mentions  # noqa: F401  (doc._.mentions)
from twosource.extract.coreference.entities import entities
from twosource.extract.coreference.resolution import resolve
from twosource.extract.mentions.vocabulary import vocabulary
from twosource.extract.parse import Parse


@Language.factory(
    "twosource_coreference",
    default_config={"everything": False},
    requires=["doc._.mentions"],
    assigns=["doc._.entities"],
)
def make_coreference(nlp: Language, name: str, everything: bool) -> Coreference:
    """`everything` keeps groups that are of no use to a reader of news: things taken up again, the author's "I".

    Where the encoder reads along, its network then decides who is who, with what the rules found as one of its clues,
    and says where mentions begin and end; verbs that a noun takes up are mentions then.
    """
    return Coreference(everything=everything)


class Coreference:
    """Groups the candidates of a Doc into entities."""

    def __init__(self, *, everything: bool = False) -> None:
        self.everything = everything

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc._.entities`."""
        if doc._.mentions:
            parse, words = Parse(doc), vocabulary()
            groups = resolve(parse, words, list(doc._.mentions))
            if self.everything and doc._.encoded is not None:
                from twosource.extract.coreference.referents import links  # noqa: PLC0415  (slow to import)
                from twosource.extract.coreference.regrouping import regroup  # noqa: PLC0415

                groups = regroup(links(parse, doc._.mentions, groups, doc._.timexes, doc._.encoded), groups)
            doc._.entities = entities(parse, words, groups, everything=self.everything)
        return doc
