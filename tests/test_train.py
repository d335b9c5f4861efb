"""From judged claims to training examples, and a reader trained further on them."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from pathlib import Path

import commands
import pytest
import reviewed
from reviewed import vote

import claimkit
from claimkit import reader, samples
from claimkit.extraction.marked_claims import Annotation, Marked
from claimkit.reader.network import Network
from claimkit.records import ReviewedClaim
from claimkit.text.document import Document
from claimkit.text.segmentation import segment
from claimkit.training import judged
from claimkit.training.examples import examples

TYPES = ("accusation", "attribution")
GOLD = Path(__file__).parent.parent / "annotations" / "gold" / "gold.jsonl"
FOLDER = reader.folder_of(reader.SHIPPED)
SCRIPTS = GOLD.parent.parent.parent / "training"


def texts(*claims: ReviewedClaim) -> list[judged.Judged]:
    return list(judged.from_reviewed(claims, TYPES))


def accusation(*votes: str | None) -> ReviewedClaim:
    return reviewed.claim(*(vote(f"a{n}", verdict) for n, verdict in enumerate(votes)))


def attribution(*votes: str | None) -> ReviewedClaim:
    at = reviewed.TEXT.index("said")
    span = {"type": "attribution", "start": at, "end": at + 4}
    return reviewed.claim(*(vote(f"a{n}", verdict, **span) for n, verdict in enumerate(votes)), **span)


def test_a_confirmed_claim_is_an_example_where_the_export_shows_it() -> None:
    (text,) = texts(accusation("supported"))
    (claim,) = text.claims
    assert (text.text[claim.start : claim.end], claim.real) == ("accused of", True)
    assert [text.text[a:b] for a, b in text.whole] == [reviewed.TEXT[slice(*reviewed.SENTENCE)]]


def test_what_is_no_claim_is_a_counter_example() -> None:
    assert [claim.real for text in texts(accusation("not_a_claim")) for claim in text.claims] == [False]


@pytest.mark.parametrize("open_", [attribution(), attribution("supported", "refuted")])
def test_a_sentence_that_was_not_judged_wholly_teaches_no_silence(open_: ReviewedClaim) -> None:
    (text,) = texts(accusation("supported"), open_)
    assert [claim.type for claim in text.claims] == ["accusation"]
    assert text.whole == []


def test_a_correction_is_learnt_as_people_left_it() -> None:
    moved = vote("a", "supported", start=24, end=38)
    (text,) = texts(reviewed.claim(moved))
    assert [text.text[c.start : c.end] for c in text.claims] == [reviewed.TEXT[24:38]]


def test_an_example_weighs_only_what_was_judged() -> None:
    network = Network(FOLDER)
    whole = texts(accusation("supported"))
    part = texts(accusation("supported"), attribution())
    row = TYPES.index("accusation")
    for given, silent in ((whole, True), (part, False)):
        (example,) = examples(given, network.tokenizer, network.settings)
        weights = example.weights[row]
        marked = [index for index, tag in enumerate(example.tags[row]) if tag]
        assert [example.tags[row][index] for index in marked] == [1, 2], "accused, of"
        assert all(weights[index] == 1 for index in marked)
        assert (sum(weights) > len(marked)) == silent
        assert 0 in weights, "the sentences around were not judged"
    (anchor,) = example.anchors
    assert (anchor.first, anchor.last) == (marked[0], marked[-1] + 1)


def test_optional_gold_teaches_nothing_of_its_anchor() -> None:
    article = claimkit.Article(id="a", text="He was accused of theft. She said no.")
    gold = Annotation({"a": [Marked("accusation", 7, 17, optional=True), Marked("attribution", 29, 33)]}, {})
    network = Network(FOLDER)
    (example,) = examples(judged.from_gold(gold, [article], TYPES), network.tokenizer, network.settings)
    assert [w for t, w in zip(example.tags[0], example.weights[0], strict=True) if t] == [0, 0]
    assert [w for t, w in zip(example.tags[1], example.weights[1], strict=True) if t] == [1]
    assert sum(example.weights[0]) == len(example.ids) - 2


def test_articles_are_held_out_whole_and_by_the_seed() -> None:
    given = [judged.Judged(article=f"a{n // 2}", text="", claims=[], whole=[], types=frozenset()) for n in range(200)]
    learn, held = judged.split(given, 0.2, 1)
    assert {text.article for text in learn}.isdisjoint(text.article for text in held)
    assert 20 <= len(held) <= 60
    assert judged.split(given, 0.2, 1) == (learn, held) != judged.split(given, 0.2, 2)


def test_too_few_claims_are_refused_with_a_reason(tmp_path: Path) -> None:
    rows = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if '"harbour' in line or '"types"' in line]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(rows[:14]) + "\n", encoding="utf-8")
    done = train(tmp_path, gold)
    assert done.returncode == 2
    assert "too few claims to train a reader" in done.stderr
    assert not (tmp_path / "mine").exists()


def train(tmp_path: Path, gold: Path, *more: str) -> commands.subprocess.CompletedProcess[str]:
    articles = str(Path(samples.__file__).parent / "articles")
    words = ("train", str(gold), "--articles", articles, "-o", str(tmp_path / "mine"), *more)
    return commands.claimkit(*words, data_dir=tmp_path)


def test_weights_go_through_the_network_and_back(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from claimkit.training import weights
    from claimkit.training.network import Encoder, Heads

    network = Network(FOLDER)
    shape = weights.shape(FOLDER / "encoder.onnx")
    encoder, heads = Encoder(network.settings, network.tokenizer.get_vocab_size(), *shape), Heads(network.settings)
    weights.load(encoder, FOLDER / "encoder.onnx")
    weights.load(heads, FOLDER / "heads.onnx")
    weights.save(encoder, FOLDER / "encoder.onnx", tmp_path / "encoder.onnx")
    weights.save(heads, FOLDER / "heads.onnx", tmp_path / "heads.onnx")
    for name in ("tokenizer.json", "reader.json"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    ids = network.tokenizer.encode("Prosecutors accused him of fraud, she said.", add_special_tokens=False).ids
    before, after = network.encode(ids)[1], Network(tmp_path).encode(ids)[1]
    assert abs(before - after).max() < 0.05


def test_a_smaller_network_gives_the_same_where_what_goes_was_needless(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from narrow import narrowed

    from claimkit.training.network import Encoder, padding

    torch.manual_seed(1)
    encoder = Encoder(Network(FOLDER).settings, 40, layers=3, inner=32).eval()
    with torch.no_grad():
        for layer in encoder.layers:
            layer.up.weight[::2], layer.up.bias[::2] = 0, 0  # every other neuron is silent
        for matrix in (encoder.layers[1].attention.out, encoder.layers[1].down):
            matrix.weight.zero_(), matrix.bias.zero_()
    ids = torch.randint(1, 40, (60, 20))
    before, mask = encoder(ids, padding(ids)), padding(ids)
    encoder.layers = narrowed(encoder, list(ids[:, None]), without=[2], inner=16)
    assert [layer.up.out_features for layer in encoder.layers] == [16, 16]
    after = encoder(ids, mask)
    assert all(abs(a - b).max() < 0.05 for a, b in zip(before, after, strict=True))


def test_a_network_is_as_far_from_its_teacher_as_its_outputs_are(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from distilling import distillation_loss

    from claimkit.training.fitting import outputs, tensors
    from claimkit.training.network import Encoder, Heads

    network = Network(FOLDER)
    judged_, open_ = (
        list(examples(texts(accusation("supported"), attribution(verdict)), network.tokenizer, network.settings))
        for verdict in ("supported", None)
    )
    torch.manual_seed(1)
    parts = [(Encoder(network.settings, 30522, 1, 8).eval(), Heads(network.settings).eval()) for _ in range(2)]
    off = []
    for some in (tensors(found, len(network.settings.roles)) for found in (judged_, open_)):
        with torch.no_grad():
            mine, teachers = (outputs(*part, some) for part in parts)
        assert float(distillation_loss(mine, mine, some)) == pytest.approx(0, abs=1e-6)
        off.append(float(distillation_loss(mine, teachers, some)))
    assert 0 < off[0] < off[1], "the teacher counts less where people judged"


def test_a_reader_learns_and_is_used(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    done = train(tmp_path, GOLD, "--epochs", "1")
    assert done.returncode == 0, done.stderr
    assert "measured on" in done.stderr
    settings = json.loads((tmp_path / "mine" / "reader.json").read_text())
    assert list(settings["types"]) == list(TYPES)
    claims = claimkit.extract("Prosecutors accused him of fraud.", reader=str(tmp_path / "mine")).claims
    assert [claim.text for claim in claims] == ["accused"]


def promises() -> list[judged.Judged]:
    """A type that no rule finds: who promises what, in sixty texts of two sentences."""
    people = ["The mayor", "Ida Holm", "The bakers", "Mr Lund", "The board", "A minister", "The guild", "The owner"]
    silent = ["It rained on Friday.", "Prosecutors accused Ray Dunn of theft.", "She said that the ship was late."]
    deeds = ["to mend the bridge", "to lower the fares", "to plant trees", "to hire nurses", "to open the archive"]
    texts = []
    for number, (who, what) in enumerate(itertools.islice(itertools.product(people * 2, deeds), 60)):
        cue = ("vowed", "pledged", "promised")[number % 3]
        text = f"{who} {cue} {what}. {silent[number % 3]}"
        at = len(who) + 1
        spans = {"promiser": [(0, len(who))], "deed": [(at + len(cue) + 1, text.index("."))]}
        claim = judged.JudgedClaim(type="promise", start=at, end=at + len(cue), roles=spans)
        whole = [(0, len(text))]
        texts.append(
            judged.Judged(article=str(number), text=text, claims=[claim], whole=whole, types=frozenset({"promise"}))
        )
    return texts


def test_a_type_of_ones_own_is_learnt_from_examples_and_the_others_are_kept(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from claimkit.training.continuing import train

    ask = {"epochs": 8, "share": 0.1, "seed": 0, "progress": lambda *_: None, "types": ["promise"]}
    gain = train(promises(), tmp_path / "mine", FOLDER, **ask)
    assert gain.before["promise"].found.f1 == 0
    assert gain.after["promise"].found.f1 > 0.8
    text = "In May the harbour master pledged to dredge the port. Prosecutors accused Mr Lund of fraud."
    found = reader.Reader(tmp_path / "mine").decide(Document(text, segment(text)), [])
    marked = {one.type: (text[one.start : one.end].split()[0], one.roles) for one in found}
    assert marked["accusation"][0] == "accused", "what it knew it still knows"
    assert marked["promise"][0] == "pledged"
    assert {role for role, _, _ in marked["promise"][1]} <= {"promiser", "deed"}
    assert [one.type for one in found].count("promise") == 1


def test_how_rules_and_reader_decide_is_fitted_by_a_script(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "mine")
    (tmp_path / "fit.txt").write_text("\n".join(article.id for article in samples.articles()))
    script = SCRIPTS / "decide.py"
    gold = ["--gold", str(Path(samples.__file__).parent / "articles"), str(GOLD)]
    asked = [sys.executable, str(script), str(tmp_path / "mine"), *gold, "--fit", str(tmp_path / "fit.txt")]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == {*TYPES}
    types = Network(tmp_path / "mine").settings.types
    assert all(types[type_].decision.reader > 0 for type_ in TYPES), "what is more probable is rather a claim"
    assert types["accusation"].decision.rule > 0
    assert (
        types["accusation"].decision.roles_of_rule
        == Network(FOLDER).settings.types["accusation"].decision.roles_of_rule
    )
    assert "attribution.verb.say" in types["attribution"].untaught, "the rules that marked nothing where it learnt"
