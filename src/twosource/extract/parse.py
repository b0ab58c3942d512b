"""A parsed Doc as plain lists, which cost a fraction of spaCy's tokens to look at again and again.

In comes a Doc, out goes a Parse; every list has one item a token.
"""

from __future__ import annotations

from spacy.tokens import Doc


class Parse:
    """Words, tags and tree of a Doc. `head` holds indices, `left` and `right` are the first and last of a subtree."""

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.doc = doc
        self.string = doc.text
        self.size = len(tokens)
        self.text = [token.text for token in tokens]
        self.lower = [text.lower() for text in self.text]
        self.lemma = [token.lemma_.lower() or token.lower_ for token in tokens]
        self.tag = [token.tag_ for token in tokens]
        self.entity = [token.ent_type_ for token in tokens]
        self.dep = [token.dep_ for token in tokens]
        self.head = [token.head.i for token in tokens]
        self.left = [token.left_edge.i for token in tokens]
        self.right = [token.right_edge.i for token in tokens]
        self.start = [token.idx for token in tokens]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        self.sent = _sentences(doc)
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)

    def words(self, start: int, end: int) -> str:
        """The text from one token up to another."""
        return self.string[self.start[start] : self.end[end - 1]] if start < end else ""

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((child for child in self.children[index] if self.dep[child] in deps), None)


def _sentences(doc: Doc) -> list[int]:
    """The number of each token's sentence."""
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers
