"""Both interfaces in a real browser, as an annotator uses them; the export holds exactly what the annotator did.

``CLAIMKIT_SCREENSHOTS=1`` takes the documentation's pictures again.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from labelling import article, claim
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from rounds import fresh_title

from claimkit.records import Article, Claim, Evidence, ReviewedClaim, claim_id
from claimkit.studio import accounts
from claimkit.studio.client import Client
from claimkit.studio.connection import Connection
from claimkit.studio.round.pulling import Pull
from claimkit.studio.round.pushing import Options, push
from claimkit.studio.server import embedded
from claimkit.studio.tasks.interface import LAYOUTS

pytestmark = [pytest.mark.server, pytest.mark.browser]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
expect.set_options(timeout=20_000)
PICTURES = Path(__file__).parent.parent / "docs" / "images"

TEXT = (
    "🎉 Eastmere opened its new bridge on 4 May 2021 👷🏽‍♀️. "
    "Prosecutors accused the former mayor, Dana Whitlock, 61, of taking bribes from a builder. "
    "“I never took a penny,” Whitlock said outside the court. "
    "Her successor blamed the auditors for the delay."
)


def source(text: str = TEXT) -> Article:
    claims = [
        claim(text, "date", "4 May 2021", of="bridge"),
        claim(
            text,
            "accusation",
            "accused",
            of="bridge",
            accuser="Prosecutors",
            accused="the former mayor, Dana Whitlock",
            charge="taking bribes from a builder",
        ),
        claim(text, "age", "61", of="bridge", person="Dana Whitlock"),
        claim(text, "attribution", "said", of="bridge", source="Whitlock", content="“I never took a penny,”"),
    ]
    claims[2].value = "61"
    made = article(text, claims, id_="bridge")
    made.title, made.url = "A bridge, and a former mayor in court", "https://eastmere.example.org/bridge"
    made.publisher, made.published = "Eastmere Echo", "2021-06-15"
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("no Chromium found; install one (Debian: apt-get install chromium)")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def client(studio: embedded.Studio) -> Iterator[Client]:
    with Client(Connection(url=studio.url, api_key=studio.login.token)) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, studio: embedded.Studio) -> Iterator[Page]:
    """A page on which a new annotator has just logged in."""
    lead = Connection(url=studio.url, api_key=studio.login.token)
    account = accounts.add(lead, f"{fresh_title().replace(' ', '.')}@example.org")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(f"{studio.url}/user/login/")
    opened.fill("input[name=email]", account.email)
    opened.fill("input[name=password]", account.password)
    opened.click("button[type=submit]")
    expect(opened.get_by_test_id("userpic").first).to_be_visible(timeout=30_000)
    yield opened
    context.close()


class Annotator:
    """Works on a project's tasks with keys and mouse, and counts the keys."""

    def __init__(self, page: Page, url: str, project: int) -> None:
        self.page, self.keys = page, 0
        page.goto(f"{url}/projects/{project}/data")
        page.get_by_role("button", name="Label All Tasks").click()
        expect(page.get_by_text("Guidelines for annotators")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_text("Guidelines for annotators")).to_be_hidden()

    def press(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    def highlight(self, claim: Claim) -> Locator:
        """The claim's anchor; the ids of its roles begin with its own, their labels differ."""
        return self.page.locator(f".htx-highlight[class*='{claim.id}'][data-label$=':{claim.type}']").first

    def painted(self, claim: Claim) -> Locator:
        """The claim's region in mark, whatever its verdict."""
        return self.page.locator(f".htx-highlight[class*='{claim.id}']").first

    def drawn(self, text: str) -> Locator:
        return self.page.locator(".htx-highlight", has_text=text).last

    def verdict(self, name: str) -> Locator:
        return self.page.get_by_role("radio", name=name)

    def drag(self, first: str, last: str) -> None:
        """Selects from the start of one piece of the text to the end of another, by mouse."""
        ends = self.page.evaluate(
            """([first, last]) => {
                const box = (piece) => {
                    const walk = document.createTreeWalker(document.querySelector('.ck-text .lsf-htx-richtext'), 4);
                    while (walk.nextNode()) {
                        const at = walk.currentNode.data.indexOf(piece);
                        if (at < 0) continue;
                        const range = document.createRange();
                        range.setStart(walk.currentNode, at);
                        range.setEnd(walk.currentNode, at + piece.length);
                        const rects = range.getClientRects();
                        return [rects[0], rects[rects.length - 1]];
                    }
                };
                const from = box(first)[0], to = box(last)[1];
                return [from.left + 1, from.top + from.height / 2, to.right - 1, to.top + to.height / 2];
            }""",
            [first, last],
        )
        self.page.mouse.move(ends[0], ends[1])
        self.page.mouse.down()
        self.page.mouse.move((ends[0] + ends[2]) / 2, ends[3], steps=4)
        self.page.mouse.move(ends[2], ends[3], steps=4)
        self.page.mouse.up()

    def submitted(self, task_of: str) -> None:
        """Waits until the task of this region is gone."""
        expect(self.page.locator(f".htx-highlight[class*='{task_of}']")).to_have_count(0)

    def picture(self, name: str) -> None:
        """Writes the page as it is, in light and in dark mode."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        switch = self.page.get_by_role("button", name=re.compile("^(Light|Dark|Auto)$"))
        for mode in ("Light", "Dark"):
            while switch.inner_text() != mode:
                switch.click()
            self.page.mouse.move(300, 650)
            self.page.wait_for_timeout(700)
            self.page.screenshot(path=PICTURES / f"{name}-{mode.lower()}.png")


def reviewed(client: Client, title: str) -> dict[str, ReviewedClaim]:
    pull = Pull(client, title)
    claims = {c.text: c for c in pull}
    assert [s for s in pull.skipped if s.reason != "draft"] == []
    return claims


def test_verify(page: Page, client: Client, studio: embedded.Studio) -> None:
    title, made = fresh_title(), source()
    made.claims = [made.claims[1], made.claims[0], made.claims[2], made.claims[3]]
    push(client, title, [made], Options(order="article"))
    accusation, date, age, attribution = made.claims
    by = Annotator(page, studio.url, client.project(title).id)

    expect(page.get_by_text("Did prosecutors accuse the former mayor, Dana Whitlock, of").first).to_be_visible()
    expect(by.highlight(accusation)).to_have_text("accused")
    link = page.get_by_role("link", name=made.title or "")
    expect(link).to_have_attribute("href", made.url or "")
    by.press("2")
    with page.context.expect_page() as opened:  # a tab of its own: nothing that was chosen is lost
        link.click()
    opened.value.close()
    expect(by.verdict("Refuted")).to_be_checked()
    by.press("2")
    for label in ("content", "age"):
        expect(page.locator(".lsf-label", has_text=label).first).to_be_in_viewport(ratio=1)
    colour = by.highlight(accusation).evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", "transparent")

    by.keys = 0  # the common case: the proposal is right, and a verdict is given
    by.press("1")
    by.press("Control+Enter")
    assert by.keys <= 2
    by.submitted(accusation.id)

    expect(by.highlight(date)).to_have_text("4 May 2021")  # a span after an emoji, drawn anew
    by.highlight(date).click()
    page.keyboard.press("Backspace")
    expect(by.highlight(date)).to_have_count(0)
    page.keyboard.press("w")
    by.drag("on 4", "2021")
    expect(by.drawn("on 4 May 2021")).to_be_visible()
    page.keyboard.press("u")
    page.keyboard.press("2")
    evidence = page.get_by_placeholder("Evidence link 1")
    evidence.fill("https://records.example.org/bridge")
    evidence.press("Enter")
    page.get_by_placeholder("its passage").first.fill("Opened on 4 May 2021.")
    page.get_by_role("checkbox", name="Discuss").check()
    expect(page.get_by_text("https://records.example.org/bridge")).to_be_visible()
    page.get_by_test_id("bottombar-submit-button").click()
    by.submitted(date.id)

    expect(by.highlight(age)).to_have_text("61")
    by.press("Control+Space")  # skipped
    by.submitted(age.id)

    expect(by.highlight(attribution)).to_have_text("said")  # a missed claim is added beside it
    page.keyboard.press("e")
    by.drag("blamed", "blamed")
    expect(by.drawn("blamed")).to_be_visible()
    page.keyboard.press("u")
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")
    by.submitted(attribution.id)

    claims = {c.text: c for c in Pull(client, title)}
    assert set(claims) == {"accused", "4 May 2021", "61", "said", "blamed"}
    (first,) = claims["accused"].reviews
    assert (first.verdict, first.corrected) == ("supported", False)
    assert {(r.role, r.text) for r in first.roles} == {(r.role, r.text) for r in accusation.roles}
    (second,) = claims["4 May 2021"].reviews
    found = Evidence(url="https://records.example.org/bridge", passage="Opened on 4 May 2021.")
    assert (second.verdict, second.evidence, second.corrected) == ("refuted", [found], True)
    assert (first.discuss, second.discuss) == (False, True)
    assert TEXT[second.start : second.end] == "on 4 May 2021"
    assert (claims["61"].status, claims["61"].reviews) == ("skipped", [])
    assert claims["said"].reviews[0].verdict == "not_enough_evidence"
    added = claims["blamed"]
    assert (added.origin, added.type, TEXT[added.start : added.end]) == ("annotator", "accusation", "blamed")


def test_mark(page: Page, client: Client, studio: embedded.Studio) -> None:
    title, made = fresh_title(), source()
    push(client, title, [made], Options(layout="mark"))
    date, accusation, age, attribution = made.claims
    by = Annotator(page, studio.url, client.project(title).id)
    for one in made.claims:
        expect(by.painted(one)).to_have_text(one.text)

    by.press("Alt+.")
    by.press("1")
    by.press("Alt+.")
    by.press("2")
    assert by.keys == 4, "two keys a claim"
    by.painted(attribution).click()
    page.keyboard.press("4")
    page.keyboard.press("u")
    expect(by.painted(date)).to_have_attribute("data-label", re.compile("Supported$"))  # judged, in the text ...
    expect(by.painted(accusation)).to_have_attribute("data-label", re.compile("Refuted$"))
    expect(by.painted(age)).to_have_attribute("data-label", re.compile("Open$"))
    expect(page.locator(".lsf-outliner-item", has_text="Open")).to_have_count(1)  # ... and in the list
    by.painted(age).click()
    page.keyboard.press("Backspace")
    expect(page.locator(f".htx-highlight[class*='{age.id}']")).to_have_count(0)

    by.painted(accusation).click()  # its roles are there, and one is corrected
    role = page.locator(".ck-side").get_by_text("charge: taking bribes from a builder")
    expect(role).to_be_visible()
    page.get_by_placeholder("Add a role").fill("charge: taking bribes")
    page.get_by_placeholder("Add a role").press("Enter")
    by.painted(accusation).click()  # let go of it

    page.locator(".lsf-label", has_text="accusation").click()  # a missed claim, with the mouse alone
    by.drag("blamed", "blamed")
    expect(by.drawn("blamed")).to_be_visible()
    by.drawn("blamed").click()
    page.locator(".lsf-label", has_text="Conflicting").click()
    page.keyboard.press("Control+Enter")
    by.submitted(date.id)

    claims = reviewed(client, title)
    verdicts = {text: one.reviews[0].verdict for text, one in claims.items()}
    assert verdicts == {
        date.text: "supported",
        accusation.text: "refuted",
        age.text: "not_a_claim",
        attribution.text: "not_enough_evidence",
        "blamed": "conflicting",
    }
    assert all(TEXT[r.start : r.end] == text for text, one in claims.items() for r in one.reviews)
    assert claims["blamed"].origin == "annotator"
    charges = [r.text for r in claims[accusation.text].reviews[0].roles if r.role == "charge"]
    assert sorted(charges) == ["taking bribes", "taking bribes from a builder"]


def test_a_verdict_on_a_skipped_task_is_told_and_counts_after_cancel_skip(
    page: Page, client: Client, studio: embedded.Studio
) -> None:
    title, made = fresh_title(), source()
    made.claims = made.claims[:2]
    push(client, title, [made], Options(order="article"))
    first, second = made.claims
    by = Annotator(page, studio.url, client.project(title).id)
    expect(by.highlight(first)).to_be_visible()
    by.press("Control+Space")
    by.submitted(first.id)
    page.get_by_test_id("prev-task").click()
    expect(by.highlight(first)).to_be_visible()
    page.get_by_test_id("bottombar-unskip-button").click()
    expect(page.get_by_test_id("bottombar-submit-button")).to_be_visible()
    by.press("1")
    by.press("Control+Enter")
    by.submitted(first.id)
    expect(by.highlight(second)).to_be_visible()
    claims = {c.text: c for c in Pull(client, title)}
    assert [r.verdict for r in claims[first.text].reviews] == ["supported"]


def test_a_blind_task_asks_without_telling(page: Page, client: Client, studio: embedded.Studio) -> None:
    title, made = fresh_title(), source()
    made.claims = [made.claims[1]]
    push(client, title, [made], Options(blind=1.0))
    by = Annotator(page, studio.url, client.project(title).id)
    expect(page.get_by_text("Does the marked sentence say that somebody is accused")).to_be_visible()
    expect(by.highlight(made.claims[0])).to_have_count(0)
    page.keyboard.press("e")
    by.drag("accused", "accused")
    page.keyboard.press("u")
    by.press("1")
    by.press("Control+Enter")
    expect(page.locator(".htx-highlight")).to_have_count(0)
    (judged,) = Pull(client, title)
    assert [(r.verdict, TEXT[r.start : r.end]) for r in judged.reviews] == [("supported", "accused")]


def test_the_data_manager_shows_what_people_read(page: Page, client: Client, studio: embedded.Studio) -> None:
    title, made = fresh_title(), source()
    push(client, title, [made])
    page.goto(f"{studio.url}/projects/{client.project(title).id}/data")
    for tab in ("Claims", "Find a statement"):
        expect(page.get_by_text(tab, exact=True).first).to_be_visible()
    expect(page.get_by_text("<div")).to_have_count(0)


def test_a_long_article_with_many_claims_opens_and_is_judged(
    page: Page, client: Client, studio: embedded.Studio
) -> None:
    line = (
        "Rain fell in the night. Prosecutors accused Ann Lee, 59, of fraud on Monday, and so it went on for a while.\n"
    )
    text = line * 286  # 6,006 words
    claims = []
    for start in range(0, 250 * len(line), len(line)):
        for type_, piece in (("accusation", "accused"), ("age", "59")):
            at = start + line.index(piece)
            id_ = claim_id("long", type_, at, at + len(piece))
            claims.append(Claim(id=id_, type=type_, start=at, end=at + len(piece), text=piece, sentence=0))  # type: ignore[arg-type]  # two of the types
    title, made = fresh_title(), article(text, claims, id_="long")
    push(client, title, [made], Options(layout="mark"))
    by = Annotator(page, studio.url, client.project(title).id)
    expect(page.locator(".htx-highlight")).to_have_count(500, timeout=60_000)
    page.locator(".htx-highlight").last.click()
    by.press("1")
    expect(page.locator(".htx-highlight").last).to_have_attribute("data-label", re.compile("Supported$"))
    for label in ("age", "attribution", "Supported"):
        expect(page.locator(".lsf-label", has_text=label).first).to_be_in_viewport()


@pytest.mark.skipif(not os.environ.get("CLAIMKIT_SCREENSHOTS"), reason="the pictures are written on demand")
def test_pictures(page: Page, client: Client, studio: embedded.Studio) -> None:
    made = source(TEXT.replace("🎉 ", "").replace(" 👷🏽‍♀️", ""))  # not every machine has a font for these
    for n, one in enumerate(made.claims):
        one.score = 1 - abs(n - 1) / 10
    for layout in LAYOUTS:
        title = f"Eastmere, to {layout}"
        push(client, title, [made], Options(layout=layout))
        by = Annotator(page, studio.url, client.project(title).id)
        expect(by.painted(made.claims[1])).to_be_visible()
        if layout == "mark":
            by.press("Alt+.")
            by.press("1")
            by.press("Alt+.")
            by.press("2")
        by.picture(layout)
