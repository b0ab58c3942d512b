"""The component `twosource_paragraphs`: a sentence never reaches over a line break. Doc in, Doc out.

Stands before the parser, which then keeps the boundaries that are set here.
"""

from __future__ import annotations

from typing import Any

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc


@Language.component("twosource_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Starts a sentence after each line break: in a readable text these part paragraphs."""
    after = [token.i + 1 for token in doc[:-1] if token.is_space and "\n" in token.text]
    if not after:
        return doc
    starts: Any = doc.to_array(SENT_START)
    starts[after] = 1
    return doc.from_array(
        [SENT_START], starts.reshape(-1, 1)
    )  # to set them token by token takes the square of the length
