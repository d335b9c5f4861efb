"""Which conditions could change without any sentence or test noticing?

    python benchmarks/mutants.py [PATH ...]                   code that reads texts; by default, the detectors
    python benchmarks/mutants.py PATH ... --statements        code that writes statements
    python benchmarks/mutants.py PATH ... --tests TEST ...    any code, judged by these tests
    python benchmarks/mutants.py ... --changed                only files that differ from the last commit
    python benchmarks/mutants.py ... --sample 150             a sample of 150 mutants, always the same

PATH is a file or a folder. Every condition in a function (of ``if``, ``and``, ``or``, a conditional expression, a
comprehension) is made always true and always false, one at a time (DeMillo, Lipton and Sayward 1978, "Hints on test
data selection"). Then, of what passes through the condition,

- texts are read again: the examples of all rules and cues, the sentences in the detectors' tests, the sample articles;
- with ``--statements``, statements are written again, for the claims in their tests and in the sample articles;
- with ``--tests``, the tests are run, the quickest first.

A mutant *survives* if every result is as before, or no test fails: write a sentence or a test for its condition, or
delete the condition.

Each mutant runs in a fork of a process that has read everything once, so that a thousand take a few minutes. The last
lines are a table: how many were tried and noticed in each file.
"""

from __future__ import annotations

import argparse
import ast
import copy
import datetime
import functools
import importlib
import multiprocessing
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import coverage
import pytest

if TYPE_CHECKING:
    from claimkit.records import Claim
    from claimkit.text.document import Document

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
DETECTORS = SOURCE / "claimkit" / "detectors"
LIMIT = 60  # seconds for a mutant, more if its tests need more; one that loops counts as noticed

Notices = Callable[["Mutant"], bool]  # called in the mutant's own process, once the condition is changed
sys.path.insert(0, str(ROOT / "tests"))


class Mutant(NamedTuple):
    """A changed condition: its place, its source text and its new value."""

    file: Path
    line: int
    condition: str
    always: bool
    number: int
    cached: bool  # in a function that runs once


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[DETECTORS], help="files, or folders with files")
    parser.add_argument("--changed", action="store_true", help="only files that differ from the last commit")
    parser.add_argument("--sample", type=int, help="how many mutants to draw; default: all")
    by = parser.add_mutually_exclusive_group()
    by.add_argument("--statements", action="store_true", help="compare what claims state, not which are found")
    by.add_argument("--tests", nargs="+", help="run these tests instead of reading texts")
    options = parser.parse_args()
    files = [
        file.resolve() for path in options.paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    ]
    if options.changed:
        differ = subprocess.run(
            ["git", "diff", "--name-only", "HEAD"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        files = [file for file in files if str(file.relative_to(ROOT)) in differ.stdout.split()]
    if options.tests:
        plugin = ByTests(drawn(files, options.sample))
        pytest.main(["-q", "-p", "no:cacheprovider", "-m", "not server and not browser", *options.tests], [plugin])
        survivors = plugin.survivors
    elif options.statements:
        readings = {str(number): state for number, state in enumerate(statements())}
        survivors = by_readings(drawn(files, options.sample), readings)
    else:
        readings = {text: functools.partial(finds, text) for text in sentences()}
        survivors = by_readings(drawn(files, options.sample), readings)
    sys.exit(bool(survivors))


def drawn(files: list[Path], sample: int | None) -> list[Mutant]:
    """The mutants of the files, or ``sample`` of them."""
    every = [mutant for file in files for mutant in mutants(file)]
    if sample is None or sample >= len(every):
        return every
    return sorted(random.Random(0).sample(every, sample), key=every.index)


def tried(these: list[Mutant], notices: Notices, limit: float = LIMIT) -> int:
    """Tries the mutants, prints the survivors and the table, and returns how many survive."""
    counts: Counter[tuple[Path, bool]] = Counter()
    for mutant in these:
        survived = survives(mutant, notices, limit)
        counts[mutant.file, survived] += 1
        if survived:
            made = "always" if mutant.always else "never"
            where = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
            print(f"{where}: nothing notices when this is {made} so: {mutant.condition}", flush=True)
    print(f"{'tried':>6} {'noticed':>8} {'survive':>8}")
    for file in dict.fromkeys(mutant.file for mutant in these):
        noticed, survive = counts[file, False], counts[file, True]
        print(f"{noticed + survive:6} {noticed:8} {survive:8}  {file.relative_to(ROOT)}", flush=True)
    return sum(count for (_, survived), count in counts.items() if survived)


class Passing:
    """Which runs (of a text or a test) pass through which lines of some files."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {*files}
        self._cover = coverage.Coverage(data_file=None, include=[str(file) for file in self._files])
        self._cover.set_option("run:disable_warnings", ["no-data-collected"])  # runs that pass through none of them

    def __call__(self, runs: Mapping[str, Callable[[], object]]) -> Iterator[tuple[str, object]]:
        """Runs each under its name; yields the name and what the run returned."""
        self._cover.start()
        self._runs = {*runs}
        for name, run in runs.items():
            self._cover.switch_context(name)
            yield name, run()
        self._cover.stop()
        self._lines = {file: self._cover.get_data().contexts_by_lineno(str(file)) for file in self._files}

    def through(self, mutant: Mutant) -> set[str]:
        """The names of the runs to try: those that pass through the mutant's line.

        One run fills a cache and others read it, so for a cached function: all runs through the file, or every run if
        the file has none.
        """
        lines = self._lines[mutant.file]
        inside = lines.values() if mutant.cached else [lines.get(mutant.line, [])]
        passed = {name for names in inside for name in names}
        return passed or self._runs if mutant.cached else passed


def by_readings(these: list[Mutant], readings: Mapping[str, Callable[[], object]]) -> int:
    """Tries the mutants on the readings that pass through them; returns how many survive."""
    passing = Passing(mutant.file for mutant in these)
    for read in readings.values():
        read()  # fills the caches
    before = dict(passing(readings))
    return tried(these, lambda mutant: any(readings[name]() != before[name] for name in passing.through(mutant)))


class ByTests:
    """A pytest plugin: runs all tests once to see which lines they pass through, then the matching tests per mutant."""

    def __init__(self, these: list[Mutant]) -> None:
        self.mutants, self.survivors = these, 0
        self.passing = Passing(mutant.file for mutant in these)
        self.items: dict[str, pytest.Item] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = {item.nodeid: item for item in session.items}
        took: dict[str, float] = {}
        began = time.perf_counter()
        for name, passed in self.passing({name: functools.partial(passes, item) for name, item in tests.items()}):
            took[name] = time.perf_counter() - began
            if passed:
                self.items[name] = tests[name]
            began = time.perf_counter()
        self.items = dict(sorted(self.items.items(), key=lambda one: took[one[0]]))
        self.survivors = tried(self.mutants, self.notices, max(LIMIT, 4 * sum(took.values())))
        return True

    def notices(self, mutant: Mutant) -> bool:
        wanted = self.passing.through(mutant)
        return any(not passes(item) for name, item in self.items.items() if name in wanted)


def passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol

    return all(report.passed or report.skipped for report in runtestprotocol(item, log=False, nextitem=None))


def sentences() -> list[str]:
    """The examples of the English rules and cues, the sentences in the detectors' tests, and the sample articles."""
    from claimkit import samples
    from claimkit.detectors.rules import examples
    from claimkit.language import parse_toml
    from claimkit.records import CLAIM_TYPES

    tests = ROOT / "tests"
    found = [example.text for type_ in CLAIM_TYPES for _, example in examples(type_)]
    for file in sorted(tests.glob("test_*.py")):
        if file.name.startswith(("test_age", "test_date", "test_accusation", "test_attribution")):
            found += [plain(text) for text in constants(file) if " " in text]
    for name in ("ages", "dates", "accusations", "attributions"):
        cases = parse_toml((tests / "cases" / f"{name}.toml").read_text(encoding="utf-8"))
        found += [plain(text) for text in case_texts(cases)]
    return [*dict.fromkeys(found), *(article.text for article in samples.articles())]


def plain(text: str) -> str:
    """A text without the marks of its spans: ``[[anchor]]``, or ``{source} <cue> [content]``."""
    from claimkit.detectors.rules import parse_example

    return re.sub(r"[{}<>\[\]]", "", text) if "<" in text else parse_example(text).text


def constants(file: Path) -> Iterator[str]:
    """The strings in a test file; a table with one sentence per line gives its sentences."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.count("\n") > 9 and "\n\n" not in node.value:
                yield from (line.partition(" | ")[0] for line in node.value.splitlines())
            else:
                yield node.value


def case_texts(cases: Any) -> Iterator[str]:
    if isinstance(cases, str):
        yield cases
    elif isinstance(cases, dict) and "text" in cases:
        yield cases["text"]
    else:
        for case in cases.values() if isinstance(cases, dict) else cases:
            yield from case_texts(case)


def finds(text: str) -> object:
    """What the detectors find in a text, ready to compare."""
    from claimkit import detectors
    from claimkit.text.document import Document
    from claimkit.text.segmentation import segment

    document = Document(text, segment(text), datetime.date(2024, 5, 15))
    return [found for find in detectors.of("en") for found in find(document)]


def statements() -> list[Callable[[], object]]:
    """Functions that write anew the statements of every claim, article and reviewed claim in the statements' tests, and
    of the sample articles."""
    import claimkit
    from claimkit import samples
    from claimkit.extraction import pipeline
    from claimkit.extraction import statements as stating

    found: list[Callable[[], object]] = []
    state = stating.state_claims

    def noted(document: Document, claims: list[Claim], text: str, *rest: Any, **title: Any) -> None:
        found.append(functools.partial(again, document, copy.deepcopy(claims), text, *rest, **title))
        state(document, claims, text, *rest, **title)

    def again(document: Document, claims: list[Claim], text: str, *rest: Any, **title: Any) -> list[tuple[str, str]]:
        state(document, claims, text, *rest, **title)
        return [(claim.statement, claim.question) for claim in claims]

    def kept(restate: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def note(record: Any) -> Any:
            found.append(functools.partial(restate, copy.deepcopy(record)))
            return restate(record)

        return note

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stating, "state_claims", noted)
        patch.setattr(pipeline, "state_claims", noted)
        for name in ("with_statements", "stated"):
            patch.setattr(stating, name, kept(getattr(stating, name)))
        tests = map(str, sorted((ROOT / "tests").glob("test_statements*.py")))
        if pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", *tests]):
            sys.exit("a test of statements fails before anything is changed")
        for article in samples.articles():
            claimkit.extract(article, reader="rules")
    return found


def conditions(tree: ast.AST) -> list[tuple[ast.AST, str, int | None, bool]]:
    """Every condition in a function: (node, field, index if the field is a list, whether the function is cached)."""
    found: list[tuple[ast.AST, str, int | None, bool]] = []
    functions = list(outermost_functions(tree))
    cached = cached_functions(tree, functions)
    for function in functions:
        for node in ast.walk(function):
            if isinstance(node, (ast.If, ast.IfExp)):
                found.append((node, "test", None, function.name in cached))
            elif isinstance(node, ast.BoolOp):
                found += [(node, "values", at, function.name in cached) for at in range(len(node.values))]
            elif isinstance(node, ast.comprehension):
                found += [(node, "ifs", at, function.name in cached) for at in range(len(node.ifs))]
    return found


def cached_functions(tree: ast.AST, functions: list[ast.FunctionDef]) -> set[str]:
    """The cached functions and those they call; ``__init__`` if a cached function makes an object."""
    classes = {node.name for node in ast.iter_child_nodes(tree) if isinstance(node, ast.ClassDef)}

    def called(node: ast.AST) -> set[str]:
        names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
        return names | ({"__init__"} if names & classes else set())

    calls = {function.name: called(function) for function in functions}
    cached: set[str] = set()
    more = {one.name for one in functions if any("cache" in ast.unparse(made) for made in one.decorator_list)}
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Assign) and "functools.cache(" in ast.unparse(node):  # _words = functools.cache(_Words)
            more |= called(node) & calls.keys()
    while more:
        cached |= more
        more = {name for one in more for name in calls[one] if name in calls} - cached
    return cached


def outermost_functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from outermost_functions(node)


def mutants(file: Path) -> Iterator[Mutant]:
    for number, (node, field, at, cached) in enumerate(conditions(ast.parse(file.read_text(encoding="utf-8")))):
        condition = getattr(node, field) if at is None else getattr(node, field)[at]
        if not isinstance(condition, (ast.Constant, ast.List, ast.Tuple, ast.Dict)):  # a default: found or []
            for always in (True, False):
                yield Mutant(file, condition.lineno, ast.unparse(condition), always, number, cached)


def survives(mutant: Mutant, notices: Notices, limit: float) -> bool:
    """Whether the mutant goes unnoticed."""
    child = multiprocessing.get_context("fork").Process(target=_try, args=(mutant, notices))
    child.start()
    child.join(limit)
    if child.is_alive():
        print(f"{mutant.file.name}:{mutant.line}: stopped after {limit:.0f} s, so noticed", file=sys.stderr, flush=True)
        child.kill()
        child.join()
    return child.exitcode == 0


def _try(mutant: Mutant, notices: Notices) -> None:
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    node, field, at, _ = conditions(tree)[mutant.number]
    made = ast.copy_location(ast.Constant(mutant.always), node if hasattr(node, "lineno") else copy.copy(tree.body[0]))
    if at is None:
        setattr(node, field, made)
    else:
        getattr(node, field)[at] = made
    module = importlib.import_module(
        ".".join(mutant.file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    )
    try:
        replace(module, compile(ast.fix_missing_locations(tree), str(mutant.file), "exec"))
        noticed = notices(mutant)
    except BaseException:
        noticed = True
    os._exit(noticed)


def replace(module: ModuleType, code: object) -> None:
    """Runs the changed source and puts the new bodies into the module's functions, so that earlier imports see them."""
    namespace = dict(vars(module))
    exec(code, namespace)  # type: ignore[arg-type]  # a compiled module
    for name, new in namespace.items():
        old: Any = getattr(module, name, None)
        if getattr(old, "__module__", None) == module.__name__ and hasattr(old, "cache_clear"):
            old.cache_clear()
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
            inner, held = _bare(member), _bare(vars(old).get(name))
            if hasattr(inner, "__code__") and hasattr(held, "__code__"):
                yield held, inner


def _bare(member: object) -> object:
    """The function behind a property, a cached property or a static method."""
    found = (getattr(member, name, None) for name in ("fget", "func", "__func__"))
    return next(filter(None, found), member)


if __name__ == "__main__":
    main()
