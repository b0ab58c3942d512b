"""What tests of the benches share: `marked` words of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Span

Marked = Callable[[str, str], Span]


@pytest.fixture
def marked(nlp: Language) -> Marked:
    """Reads a text, and gives the span of some words of it."""

    def read(text: str, words: str) -> Span:
        start = text.index(words)
        span = nlp(text).char_span(start, start + len(words))
        assert span is not None
        return span

    return read
