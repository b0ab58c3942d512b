"""The trained network as it runs. In comes a text, out come its scores.

Network(folder)("The envoy said on Monday that he would leave.").cues()

Importing this needs the extra `encoder`. One thread and one window at a time, so that a report has the same scores
whatever is read beside it, byte for byte. Two further networks stand on layers of the reader, one for how certain
things are told, one for who is who; each is loaded and run only where somebody asks for that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from twosource.extract.encoder.scores import Array, Scores, Seen, Table
from twosource.extract.encoder.windows import Window, windows

GIVEN = ("anchor", "ask", "answer", "bias", "value")  # of a window, in the order of `Seen`
OPENED = ("below", "upper")  # what its first and fourth layer give
REFERS = ("refers", "begins", "kinds")


class Network:
    """The networks, each a file, and their vocabulary `tokenizer.json`, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._reader = _session(folder / "reader.onnx")

    def __call__(self, text: str) -> Scores:
        """The scores of a text."""
        return Scores((self._seen(window) for window in windows(text, self._tokenizer)), self)

    def __reduce__(self) -> tuple[Callable[[Path], Network], tuple[Path]]:
        """A pickle, as of scores that may still ask for more, names the folder; who reads it loads that once."""
        return network, (self._folder,)

    def certain(self, ids: Sequence[int]) -> Array:
        """How certain a window tells that what its pieces name happened: a number a piece, -3 to 3 or so."""
        below, _ = self.opened(ids)
        numbers: Array = self._certainty.run(["certain"], {"below": below})[0]
        return numbers

    def opened(self, ids: Sequence[int]) -> tuple[Array, Array]:
        """What the reader's first and fourth layer give for a window: a vector a piece."""
        below, upper = self._reader.run(list(OPENED), {"ids": np.array(ids, dtype=np.int64)})
        return below[0], upper[0]

    def above(self, ids: Sequence[int]) -> Array:
        """What the networks for who is who make of a window: the vectors of both for a piece, in a row."""
        numbers: Array = self._layers.run(["above"], dict(zip(OPENED, self.opened(ids), strict=True)))[0]
        return numbers

    def refers(self, given: Mapping[str, Table]) -> tuple[Array, Array, Array]:
        """How likely each word takes up each of its options, begins or ends where it may, and is of each kind."""
        refers, begins, kinds = self._referents.run(list(REFERS), dict(given))
        return refers, begins, kinds

    @cached_property
    def _layers(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "coreference.onnx", plain=True)

    @cached_property
    def _referents(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "referents.onnx", plain=True)

    @cached_property
    def _certainty(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "certainty.onnx", plain=True)

    def _seen(self, window: Window) -> Seen:
        return Seen(window, *self._reader.run(list(GIVEN), {"ids": np.array(window.ids, dtype=np.int64)}))


@cache
def network(folder: Path) -> Network:
    """The network of a folder, loaded once."""
    return Network(folder)


def _session(path: Path, plain: bool = False) -> onnxruntime.InferenceSession:
    """A network on one thread; where `plain`, its eight-bit weights are made plain once, and so are the sums."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", str(int(plain)))
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
