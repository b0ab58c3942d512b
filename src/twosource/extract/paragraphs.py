"""The component `twosource_paragraphs`: a sentence never reaches over a line break. Doc in, Doc out.

Stands before the parser, which then keeps the boundaries that are set here.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("twosource_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Starts a sentence after each line break: in a readable text these part paragraphs."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc
