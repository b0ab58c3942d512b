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
    """`everything` keeps groups that are of no use to a reader of news: things taken up again, the author's "I"."""
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
            doc._.entities = entities(parse, words, groups, everything=self.everything)
        return doc
