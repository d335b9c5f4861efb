"""Who may import whom: the layering that keeps each step usable alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "claimkit"
PURE = (
    "records",
    "errors",
    "timex",
    "studio/tasks",
    "studio/reviews",
    "studio/regions",
    "studio/selection",
    "studio/interface",
    "review/",
    "dataset/",
)
NETWORK = ("label_studio_sdk", "httpx", "requests", "urllib.request", "socket")


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


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_keep_the_layers(path: Path) -> None:
    module, used = name(path), imports(path)
    if not module.startswith("cli") and module not in ("__main__",):
        assert not [m for m in used if below(m, "claimkit.cli")], "nothing imports the command line"
    if module.startswith("detectors"):
        assert not [m for m in used if below(m, "claimkit.studio")], "detectors know nothing of Label Studio"
    if module not in ("studio/sync",):
        assert not [m for m in used if below(m, "label_studio_sdk")], "only studio/sync talks to the SDK"
    if any(module == p or (p.endswith("/") and module.startswith(p)) for p in PURE):
        assert not [m for m in used for n in NETWORK if below(m, n)], "pure modules reach no network"
        assert not [m for m in used if below(m, "claimkit.studio.sync") or below(m, "claimkit.studio.server")]


def test_there_are_modules_to_check() -> None:
    assert len(modules()) > 5
