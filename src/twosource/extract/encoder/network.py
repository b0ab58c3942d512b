"""The trained network as it runs. In comes a text, out come its scores.

Network(folder)("The envoy said on Monday that he would leave.").cues()

Importing this needs the extra `encoder`. One thread and one window at a time, so that a report has the same scores
whatever is read beside it, byte for byte.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from twosource.extract.encoder.scores import Scores, Seen
from twosource.extract.encoder.windows import Window, windows


class Network:
    """The network `reader.onnx` with its vocabulary `tokenizer.json`, both in one folder."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, text: str) -> Scores:
        """The scores of a text."""
        return Scores(self._seen(window) for window in windows(text, self._tokenizer))

    def _seen(self, window: Window) -> Seen:
        return Seen(window, *self._session.run(None, {"ids": np.array(window.ids, dtype=np.int64)}))
