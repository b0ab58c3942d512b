"""The benches are scripts beside the library: their folder is put on the path. And `marked` words of a text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Span

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

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
