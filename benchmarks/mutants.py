"""Which conditions of the detectors does no example sentence notice?

    python benchmarks/mutants.py [FILE ...]    the detector files named, else all of them
    python benchmarks/mutants.py --changed     those that differ from the last commit

Every condition (of ``if``, ``and``, ``or``, a conditional expression, a comprehension) is changed, one at a time: it is
made always true and always false. The example sentences of all rules and cues, those in the tests of the detectors and
the sample articles are then read again by the changed code. A mutant that reads all of them as before *survives*: its
condition needs a sentence that notices it, or goes. After DeMillo, Lipton and Sayward (1978), "Hints on test data
selection".

Each mutant runs in a process forked off one that has read everything once, so that a few hundred take a few minutes.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
DETECTORS = SOURCE / "claimkit" / "detectors"
LIMIT = 20  # seconds for a mutant; one that loops is noticed
sys.path.insert(0, str(ROOT / "tests"))


class Mutant(NamedTuple):
    """A changed condition: where it stands, what it says and what it is made."""

    file: Path
    line: int
    condition: str
    always: bool
    number: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--changed", action="store_true", help="only files that differ from the last commit")
    options = parser.parse_args()
    files = [file.resolve() for file in options.files] or sorted(DETECTORS.rglob("*.py"))
    if options.changed:
        differ = subprocess.run(
            ["git", "diff", "--name-only", "HEAD"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        files = [file for file in files if str(file.relative_to(ROOT)) in differ.stdout.split()]
    texts = sentences()
    before = reading(texts)
    surviving = total = 0
    for file in files:
        for mutant in mutants(file):
            total += 1
            if survives(mutant, texts, before):
                surviving += 1
                made = "always" if mutant.always else "never"
                where = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
                print(f"{where}: nothing notices when this is {made} so: {mutant.condition}")
    print(f"{surviving} of {total} changed conditions are noticed by no sentence")
    sys.exit(bool(surviving))


def sentences() -> list[str]:
    """The example sentences of the rules and cues in English, and the texts of the sample articles."""
    from claimkit import samples
    from claimkit.detectors.rules import examples
    from claimkit.records import CLAIM_TYPES

    found = [example.text for type_ in CLAIM_TYPES for _, example in examples(type_)]
    for file in sorted((ROOT / "tests").glob("test_*.py")):
        if file.name.startswith(("test_age", "test_date", "test_accusation", "test_attribution")):
            found += [text for text in constants(file) if " " in text]
    return [*dict.fromkeys(found), *(article.text for article in samples.articles())]


def constants(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def reading(texts: list[str]) -> list[object]:
    """What is found in each text, ready to compare."""
    from claimkit.extraction.pipeline import extract

    found: list[object] = []
    for text in texts:
        article = extract(
            text.replace("[[", "").replace("]]", ""), published="2024-05-15", language="en", reader="rules"
        )
        found.append([(c.type, c.start, c.end, c.value, c.mod, c.roles, c.rule, c.reasons[:1]) for c in article.claims])
    return found


def conditions(tree: ast.AST) -> list[tuple[ast.AST, str, int | None]]:
    """Every condition as (node, field, index in the field's list)."""
    found: list[tuple[ast.AST, str, int | None]] = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.IfExp)):
            found.append((node, "test", None))
        elif isinstance(node, ast.BoolOp):
            found += [(node, "values", at) for at in range(len(node.values))]
        elif isinstance(node, ast.comprehension):
            found += [(node, "ifs", at) for at in range(len(node.ifs))]
    return found


def mutants(file: Path) -> Iterator[Mutant]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for number, (node, field, at) in enumerate(conditions(tree)):
        condition = getattr(node, field) if at is None else getattr(node, field)[at]
        if isinstance(condition, ast.Constant) or "TYPE_CHECKING" in ast.unparse(condition):
            continue
        for always in (True, False):
            yield Mutant(file, condition.lineno, ast.unparse(condition), always, number)


def survives(mutant: Mutant, texts: list[str], before: list[object]) -> bool:
    """Whether the changed code reads all texts as before."""
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_try, args=(mutant, texts, before))
    child.start()
    child.join(LIMIT)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def _try(mutant: Mutant, texts: list[str], before: list[object]) -> None:
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    node, field, at = conditions(tree)[mutant.number]
    made = ast.copy_location(ast.Constant(mutant.always), node if hasattr(node, "lineno") else copy.copy(tree.body[0]))
    if at is None:
        setattr(node, field, made)
    else:
        getattr(node, field)[at] = made
    module = importlib.import_module(
        ".".join(mutant.file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    )
    replace(module, compile(ast.fix_missing_locations(tree), str(mutant.file), "exec"))
    try:
        for text, found in zip(texts, before, strict=True):
            if reading([text]) != [found]:
                os._exit(1)
    except Exception:
        os._exit(1)
    os._exit(0)


def replace(module: ModuleType, code: object) -> None:
    """Runs the changed source beside the module and gives its functions the new bodies, so that whoever imported them
    has them, too."""
    namespace = dict(vars(module))
    exec(code, namespace)  # type: ignore[arg-type]  # a compiled module
    for name, new in namespace.items():
        old = getattr(module, name, None)
        for one, other in _functions(old, new, module.__name__):
            one.__code__ = other.__code__


def _functions(old: object, new: object, module: str) -> Iterator[tuple[object, object]]:
    old, new = getattr(old, "__wrapped__", old), getattr(new, "__wrapped__", new)
    if getattr(old, "__module__", None) != module:
        return
    if hasattr(old, "__code__") and hasattr(new, "__code__"):
        yield old, new
    elif isinstance(old, type) and isinstance(new, type):
        for name, member in vars(new).items():
            inner = getattr(member, "fget", None) or getattr(member, "func", None) or member
            held = vars(old).get(name)
            held = getattr(held, "fget", None) or getattr(held, "func", None) or held
            if hasattr(inner, "__code__") and hasattr(held, "__code__"):
                yield held, inner


if __name__ == "__main__":
    main()
