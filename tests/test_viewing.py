"""Claims in the terminal and on one HTML page: no text is lost, and no text becomes markup."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from commands import command
from rich.console import Console

from claimkit import samples
from claimkit.extraction import pipeline, viewing
from claimkit.records import Article, Claim, Role, Sentence

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parent.parent / "docs" / "images"
TEXT = "Fire & ice\r\n\r\n“I <b>saw</b> it,” said Ann Lee, 59. 🔥\r\nFollow us"
ARTICLE = Article(
    id="x",
    title="Fire & ice",
    url="https://example.org/x?a=1&b=2",
    text=TEXT,
    sentences=[Sentence(start=0, end=10), Sentence(start=TEXT.index("Follow"), end=len(TEXT), boilerplate=True)],
    claims=[
        Claim(
            id="1",
            type=type_,
            start=TEXT.index(anchor),
            end=TEXT.index(anchor) + len(anchor),
            text=anchor,
            sentence=0,
            value=value,
            roles=[
                Role(role=name, start=TEXT.index(text), end=TEXT.index(text) + len(text), text=text)
                for name, text in roles
            ],
            rule=f"{type_}.test",
        )
        for type_, anchor, value, roles in (
            ("attribution", "said", None, [("content", "“I <b>saw</b> it,”"), ("source", "Ann Lee")]),
            ("age", "59", "59", [("person", "Ann Lee")]),
        )
    ],
)


class Page(HTMLParser):
    """What a browser would read: the text of the article, and the tags inside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self._open: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if {"h1", "text"} & {*self._open}:
            self.tags.append(tag)
        if tag not in ("meta", "input"):
            self._open.append("h1" if tag == "h1" else dict(attrs).get("class"))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - every tag that was opened is closed in its turn
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if {"h1", "text"} & {*self._open}:
            self.text += data


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_stretches_cover_the_text_without_gaps() -> None:
    for article in [ARTICLE, *(pipeline.extract(sample) for sample in samples.articles())]:
        stretches = list(viewing.stretches(article))
        assert "".join(article.text[s.start : s.end] for s in stretches) == article.text
        for index, claim in enumerate(article.claims):
            covered = [s for s in stretches if index in s.anchors]
            assert "".join(article.text[s.start : s.end] for s in covered) == claim.text


def test_the_page_holds_the_text_and_marks_the_claims() -> None:
    page = Page(viewing.page([ARTICLE]))
    assert squeezed(page.text) == squeezed(TEXT)
    assert page.tags == ["span", "mark", "span", "mark", "span"], "the article's own markup is text"


def test_beside_its_article_a_statement_does_not_tell_where_it_is_from() -> None:
    article = pipeline.extract(
        Article(id="x", title="Fire", text="It rained. Ann Lee said that the mill in Lund burned.")
    )
    assert article.claims[0].statement == "Ann Lee said that the mill in Lund burned (from “Fire”)."
    console = Console(file=io.StringIO(), width=200)
    console.print(viewing.terminal(article))
    for shown in (viewing.page([article]), console.file.getvalue()):  # type: ignore[attr-defined]
        assert "Ann Lee said that the mill in Lund burned." in shown
        assert "from “Fire”" not in shown


def test_the_page_needs_nothing_else() -> None:
    page = viewing.page(pipeline.extract(sample) for sample in samples.articles())
    assert not re.search(r"(src|href)=\"(?!https://[a-z]+\.example\.org)", page)
    assert "@import" not in page
    assert "url(" not in page
    assert page.count('<section class="article">') == 12


def test_an_address_that_runs_code_is_no_link() -> None:
    article = Article(id="x", url="javascript:alert(1)", text="Hello.")
    assert "javascript:" not in viewing.page([article])


def test_the_terminal_shows_text_roles_and_rules() -> None:
    console = Console(file=io.StringIO(), width=120, force_terminal=True, color_system="truecolor")
    console.print(viewing.terminal(ARTICLE))
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # rich types the file it was given as IO
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "“I <b>saw</b> it,” said Ann Lee, 59. 🔥" in plain
    assert "attribution.test" in plain
    assert re.search(r"\x1b\[[0-9;]*m59\x1b\[0m", shown), "the anchor is styled by itself"
    assert "\r" not in shown


def run(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command("show", *arguments), input=stdin, capture_output=True, text=True, encoding="utf-8")


def test_the_command_shows_plain_and_extracted_articles(tmp_path: Path) -> None:
    plain = run("-", stdin="The mayor, Ann Lee, 59, resigned in 2014.")
    assert plain.returncode == 0, plain.stderr
    assert "date 2014" in plain.stdout
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(msgspec.json.encode(ARTICLE) + b"\n")
    assert "attribution.test" in run(str(claims)).stdout, "claims in the file are shown as they are"
    page = tmp_path / "page.html"
    assert run(str(claims), "--html", str(page)).returncode == 0
    assert page.read_bytes().decode() == viewing.page([ARTICLE])


@pytest.fixture
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.browser
def test_choosing_a_claim_lights_up_its_roles(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(viewing.page([ARTICLE]), encoding="utf-8")
    page = chromium.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(file.as_uri())
    page.locator("mark", has_text="said").click()
    assert page.locator(".role").all_inner_texts() == ["“I <b>saw</b> it,”", "Ann Lee"]
    assert page.locator(".card.on h2").inner_text().startswith("said")
    page.keyboard.press("j")
    assert page.locator(".role").all_inner_texts() == ["Ann Lee"]
    page.locator(".filters input[value=age]").uncheck()
    assert page.locator(".card:visible").count() == 1
    assert problems == []


@pytest.mark.browser
def test_the_page_is_readable_in_light_and_dark(chromium: Browser, tmp_path: Path) -> None:
    """Also takes the documentation's pictures."""
    article = next(article for article in samples.articles() if article.id == "released-prisoner")
    file = tmp_path / "page.html"
    file.write_text(viewing.page([pipeline.extract(article)]), encoding="utf-8")
    for mode in ("light", "dark"):
        page = chromium.new_page(
            viewport={"width": 1180, "height": 820},
            color_scheme=mode,  # type: ignore[arg-type]  # a str from the tuple, playwright wants the literal
        )
        page.goto(file.as_uri())
        page.locator("mark").nth(5).click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)
        page.screenshot(path=PICTURES / f"show-{mode}.png")
        ink, paper = (
            [int(part) for part in re.findall(r"\d+", page.evaluate(f"getComputedStyle(document.body).{style}"))[:3]]
            for style in ("color", "backgroundColor")
        )
        assert abs(sum(ink) - sum(paper)) > 500, "ink and paper are far apart"
        assert (sum(paper) > sum(ink)) == (mode == "light")
