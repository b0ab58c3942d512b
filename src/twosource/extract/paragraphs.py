"""The component `twosource_paragraphs`: a sentence never reaches over a line break, or on without end. Doc in, Doc out.

Stands before the parser, which then keeps the boundaries that are set here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 400  # tokens without a mark that ends a sentence: no prose has more, and much takes the square of a sentence
ENDS = frozenset(".?!;…")


@Language.component("twosource_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Starts a sentence after each line break, which in a readable text parts paragraphs, and within endless words."""
    if not (after := list(_starts(doc))):
        return doc
    starts: Any = doc.to_array(SENT_START)
    starts[after] = 1
    return doc.from_array(
        [SENT_START], starts.reshape(-1, 1)
    )  # to set them token by token takes the square of the length


def _starts(doc: Doc) -> Iterator[int]:
    """The tokens with which sentences must start."""
    end = -1
    for token in doc[:-1]:
        broken = token.is_space and "\n" in token.text
        if broken or token.i - end > LONGEST:
            yield token.i + 1
            end = token.i
        elif token.is_punct and token.text in ENDS:
            end = token.i
