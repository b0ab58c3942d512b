"""The component `twosource_encoder`: a small trained network reads along. Doc in; out the Doc with `doc._.encoded`.

nlp.add_pipe("twosource_encoder", before="twosource_attributions")

Components that come later take its scores beside their rules; without it they have their rules alone. It needs the
extra `encoder`, which is loaded with the first text.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from twosource.errors import SetupError
from twosource.extract import attributes  # noqa: F401  (it registers doc._.encoded)

if TYPE_CHECKING:
    from twosource.extract.encoder.network import Network

WEIGHTS = Path(__file__).parent / "weights"
NEEDS = ("numpy", "onnxruntime", "tokenizers")
NETWORKS = ("reader.onnx", "certainty.onnx", "coreference.onnx", "referents.onnx")


@Language.component("twosource_encoder", assigns=["doc._.encoded"])
def encoder(doc: Doc) -> Doc:
    """Scores the text of the Doc; SetupError where the extra is not installed."""
    if len(doc):
        doc._.encoded = load_network()(doc.text)
    return doc


def installed() -> bool:
    """Whether all that the encoder needs is there."""
    return all(find_spec(name) for name in NEEDS) and all((WEIGHTS / name).is_file() for name in NETWORKS)


@cache
def load_network() -> Network:
    """The shipped network, loaded once; SetupError where the extra `encoder` is not installed."""
    if not installed():
        raise SetupError(
            "the encoder is not installed: pip install '.[encoder]' in Twosource's folder, or read with --no-encoder"
        )
    from twosource.extract.encoder.network import network  # noqa: PLC0415  (an extra, and slow to import)

    return network(WEIGHTS)
