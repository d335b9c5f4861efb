"""Trains your own reader on reviewed claims, and measures what it gained."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from claimkit import detectors
from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.extraction import evaluation
from claimkit.extraction.evaluation import TypeScore
from claimkit.extraction.marked_claims import Annotation, Marked, Piece
from claimkit.reader import Reader
from claimkit.reader.network import ENCODER, HEADS, SETTINGS, TOKENIZER
from claimkit.reader.settings import Settings, TypeSettings
from claimkit.text.document import Document
from claimkit.text.segmentation import segment
from claimkit.text.tokens import TextSpan
from claimkit.training.judged import Judged, split

LEAST = 50  # claims to learn from; fewer do not show a genre
Progress = Callable[[int, int], None]


class Gain(msgspec.Struct, frozen=True):
    """The figures on the held-out articles by type, of the base reader (``before``) and the trained one (``after``).

    ``learnt`` is the number of claims trained on, ``held`` the number of texts held out.
    """

    before: dict[str, TypeScore]
    after: dict[str, TypeScore]
    learnt: int
    held: int


def train(
    texts: Iterable[Judged],
    output: Path,
    base: Path,
    *,
    epochs: int,
    share: float,
    seed: int,
    progress: Progress,
    types: Iterable[str] = (),
) -> Gain:
    """Trains the reader in ``base`` further on the texts, and writes it to ``output``, completely or not at all.

    ``share`` of the articles is held out to measure on; ``types`` are new types for it to learn. Raises
    :class:`InputError` for too few claims, :class:`~claimkit.errors.SettingsError` without the extra ``train``.
    """
    learn, held = split(texts, share, seed)
    before = Reader(base)
    settings = _with_types(before.network.settings, types, learn)
    known = settings.types
    count = sum(claim.type in known for text in learn for claim in text.claims)
    if count < LEAST:
        why = f"it takes {LEAST} judged claims of its types ({', '.join(known)}) to learn from, and there are {count}"
        raise InputError("too few claims to train a reader", why, "review more, or hold out less with --held-out")
    with tempfile.TemporaryDirectory(dir=output.absolute().parent, prefix=f".{output.name}-") as folder:
        _fit(before, settings, learn, base, Path(folder), epochs, seed, progress)
        gain = Gain(measured(before, held, known), measured(Reader(Path(folder)), held, known), count, len(held))
        if output.exists():
            shutil.rmtree(output)
        shutil.copytree(folder, output)
    return gain


def _with_types(settings: Settings, types: Iterable[str], learn: Sequence[Judged]) -> Settings:
    """The settings with the new types added at the end, with the roles that they have in the texts. Rules do not take
    part in decisions about them: whatever the network finds likely is a claim."""
    added = {}
    for type_ in types:
        roles = {role: None for text in learn for claim in text.claims if claim.type == type_ for role in claim.roles}
        added[type_] = TypeSettings(roles=tuple(roles))
    return msgspec.structs.replace(settings, types={**settings.types, **added})


def _fit(
    reader: Reader,
    settings: Settings,
    learn: Sequence[Judged],
    base: Path,
    folder: Path,
    epochs: int,
    seed: int,
    progress: Progress,
) -> None:
    with needed("train", "a reader cannot be trained"):
        from claimkit.training import fitting, weights
        from claimkit.training.examples import examples
        from claimkit.training.network import Encoder, Heads
    network = reader.network
    encoder = Encoder(settings, network.tokenizer.get_vocab_size(), *weights.shape(base / ENCODER))
    heads = Heads(settings)
    weights.load(encoder, base / ENCODER)
    weights.load(heads, base / HEADS)
    found = list(examples(learn, network.tokenizer, settings))
    for done, total in fitting.fit(encoder, heads, found, epochs, seed):
        progress(done, total)
    weights.save(encoder, base / ENCODER, folder / ENCODER)
    weights.save(heads, base / HEADS, folder / HEADS)
    shutil.copy(base / TOKENIZER, folder / TOKENIZER)
    (folder / SETTINGS).write_bytes(msgspec.json.format(msgspec.json.encode(settings)) + b"\n")


def measured(reader: Reader, texts: Iterable[Judged], types: Iterable[str]) -> dict[str, TypeScore]:
    """The figures by type for rules and reader together, in those parts of the texts in which everything was judged."""
    gold, predicted = Annotation({}, {}), Annotation({}, {})
    for number, text in enumerate(texts):
        name = f"{text.article} {number}"
        document = Document(text.text, segment(text.text, reader.language), None, reader.language)
        found = [one for detect in detectors.of(reader.language) for one in detect(document)]
        gold.types[name] = text.types
        gold.claims[name] = [
            Marked(c.type, c.start, c.end, value=c.value, roles=_pieces(c.roles.items()))
            for c in text.claims
            if c.real and _within(text, c.start, c.end)
        ]
        predicted.claims[name] = [
            Marked(
                one.type,
                one.start,
                one.end,
                value=one.value,
                roles=_pieces((role, [TextSpan(start, end)]) for role, start, end in one.roles),
            )
            for one in reader.decide(document, found)
            if _within(text, one.start, one.end)
        ]
    return evaluation.score(gold, predicted, types)


def _within(text: Judged, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in text.whole)


def _pieces(roles: Iterable[tuple[str, Sequence[TextSpan]]]) -> dict[str, tuple[Piece, ...]]:
    found: dict[str, tuple[Piece, ...]] = {}
    for name, spans in roles:
        found[name] = found.get(name, ()) + tuple(Piece(start, end) for start, end in spans)
    return found
