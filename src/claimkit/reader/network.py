"""Runs a folder of weights with ONNX Runtime: windows in, probabilities out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from claimkit.errors import SettingsError
from claimkit.files import UNDECODABLE
from claimkit.reader.settings import FORMAT, Settings
from claimkit.reader.tagging import Logits, PieceSpan, softmax

if TYPE_CHECKING:
    from tokenizers import Tokenizer

ENCODER, HEADS, TOKENIZER, SETTINGS = "encoder.onnx", "heads.onnx", "tokenizer.json", "reader.json"
BEGIN, END = 101, 102  # BERT's [CLS] and [SEP]
ANCHORS_AT_ONCE: Final = 64  # keeps memory flat in a window full of anchors


def read_settings(folder: Path) -> Settings:
    """The settings of the reader in ``folder``. Raises :class:`SettingsError` if this version cannot run it."""
    missing = [name for name in (ENCODER, HEADS, TOKENIZER, SETTINGS) if not (folder / name).is_file()]
    if missing:
        why = f"it lacks {', '.join(missing)}"
        raise SettingsError(f"{folder} holds no reader", why, "give a folder that `claimkit train` wrote, or rules")
    try:
        settings = msgspec.json.decode((folder / SETTINGS).read_bytes(), type=Settings)
    except UNDECODABLE as error:
        raise SettingsError(f"{folder / SETTINGS} cannot be read", str(error), "train it again") from error
    if settings.format != FORMAT:
        why = f"its format is {settings.format}, this version reads {FORMAT}"
        raise SettingsError(f"{folder} holds another kind of reader", why, "train it again")
    return settings


class Network:
    """The network in ``folder``. Raises :class:`SettingsError` if this version cannot run it."""

    def __init__(self, folder: Path) -> None:
        self.settings = read_settings(folder)
        self.folder = folder
        self._encoder, self._heads = _session(folder / ENCODER), _session(folder / HEADS)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        with _readable(self.folder / TOKENIZER):
            tokenizer: Tokenizer = Tokenizer.from_file(str(self.folder / TOKENIZER))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def encode(self, ids: list[int]) -> tuple[Logits, Logits]:
        """Encodes the word pieces of one window: states (1, pieces + 2, width), which include [CLS] and [SEP], and
        anchor probabilities (pieces, types, 3), one for each tag of :mod:`~claimkit.reader.tagging`."""
        states, anchors = self._encoder.run(None, {"ids": np.array([[BEGIN, *ids, END]], np.int64)})
        return states, softmax(anchors[0, 1:-1].reshape(len(ids), -1, 3))

    def roles(self, states: Logits, anchors: list[PieceSpan]) -> tuple[Logits, Logits]:
        """Role probabilities (anchors, pieces, roles, 3) and value logits (anchors, values).

        ``states`` come from :meth:`encode`; ``anchors`` are piece spans of the same window.
        """
        roles, values = [], []
        for first in range(0, len(anchors), ANCHORS_AT_ONCE):
            part = anchors[first : first + ANCHORS_AT_ONCE]
            at = np.zeros((len(part), states.shape[1]), np.float32)
            for row, (start, end) in enumerate(part):
                at[row, start + 1 : end + 1] = 1
            some_roles, some_values = self._heads.run(None, {"states": states, "anchor": at})
            roles.append(softmax(some_roles[:, 1:-1].reshape(len(part), states.shape[1] - 2, -1, 3)))
            values.append(some_values)
        return np.concatenate(roles), np.concatenate(values)


def _session(file: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one core per worker process
    options.log_severity_level = 3
    with _readable(file):  # adding and normalising in one step is slower than in two
        return onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )


@contextlib.contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # the libraries raise errors of undocumented classes
        raise SettingsError(f"{file} cannot be read", str(error), "train it again, or reinstall claimkit") from error
