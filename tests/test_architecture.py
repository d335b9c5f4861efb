"""Who may import whom: the layering that keeps each step usable alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "claimkit"
PURE = (
    "records",
    "errors",
    "language/",
    "text/",
    "detectors/",
    "reader/",
    "extraction/ranking",
    "extraction/evaluation",
    "extraction/marked_claims",
    "privacy/",
    "review/",
    "dataset/",
    "studio/tasks/",
)
NETWORK = ("label_studio_sdk", "httpx", "fsspec", "requests", "urllib.request", "http", "socket")
NETWORKED = (
    "reading/failures",
    "reading/sources",
    "reading/streams",
    "service/problems",
    "service/running",
    "studio/accounts",
    "studio/client",
    "studio/connection",
    "studio/explaining",
    "studio/server/embedded",
)


# The rooms from the ground up, as CONTRIBUTING lists them: each imports only from those before it (or from itself).
ROOMS = (
    "records",
    "errors",
    "files",
    "checks",
    "display",
    "sheets",
    "privacy",
    "language",
    "text",
    "detectors",
    "reader",
    "extraction",
    "reading",
    "samples",
    "runs",
    "review",
    "dataset",
    "training",
    "studio",
    "service",
    "cli",
)


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").as_posix()


def below(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or (place.endswith("/") and module.startswith(place)) for place in places)


def reached(path: Path) -> set[str]:
    """The names of claimkit's modules that importing this one may import, itself included."""
    files = {".".join(["claimkit", *name(file).removesuffix("/__init__").split("/")]): file for file in modules()}
    found, pending = {path}, [path]
    while pending:
        for module in imports(pending.pop()):
            file = files.get(module)
            if file is not None and file not in found:
                found.add(file)
                pending.append(file)
    return {name(file) for file in found}


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_keep_the_layers(path: Path) -> None:
    module, used = name(path), imports(path)
    if not module.startswith("cli") and module not in ("__main__",):
        assert not [m for m in used if below(m, "claimkit.cli")], "nothing imports the command line"
    if module.startswith(("text/", "detectors/")):
        assert not [m for m in used if below(m, "claimkit.studio")], "what reads a text knows nothing of Label Studio"
    if module != "studio/client":
        assert not [m for m in used if below(m, "label_studio_sdk")], "only studio/client talks to the SDK"
    if module not in NETWORKED:
        assert not [m for m in used for n in NETWORK if below(m, n)], "only these few reach the network"
    if within(module, PURE):
        assert reached(path).isdisjoint(NETWORKED), "pure modules reach no network, nor anything that does"


def test_the_lists_name_modules_that_exist() -> None:
    names = [name(path) for path in modules()]
    for place in (*PURE, *NETWORKED):
        assert [module for module in names if within(module, (place,))], place


def room(module: str) -> str:
    return module.split("/")[0]


@pytest.mark.parametrize("path", [p for p in modules() if name(p) not in ("__init__", "__main__")], ids=name)
def test_imports_go_one_way(path: Path) -> None:
    """A room imports only from the rooms before it, hence packages form no circle."""
    files = {".".join(["claimkit", *name(file).removesuffix("/__init__").split("/")]): file for file in modules()}
    here = ROOMS.index(room(name(path)))
    used = {room(name(files[module])) for module in imports(path) if module in files}
    assert [other for other in used - {"__init__"} if ROOMS.index(other) > here] == []


def test_every_module_has_a_room() -> None:
    assert {room(name(path)) for path in modules()} - {"__init__", "__main__"} == set(ROOMS)


def test_comments_on_words_name_files_that_exist() -> None:
    named = {
        (file.name, path)
        for file in (SOURCE / "language").rglob("*.toml")
        for path in re.findall(r"(?<!/)\b(?:[a-z_]+/)+[a-z_]+\.(?:py|toml)\b", file.read_text(encoding="utf-8"))
    }
    assert len(named) > 3
    roots = (SOURCE, SOURCE.parent.parent)
    assert [(file, path) for file, path in named if not any((root / path).exists() for root in roots)] == []
