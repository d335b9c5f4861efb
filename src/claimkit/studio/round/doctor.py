"""Checks whether a server is fit for claimkit. Each check gives a verdict; the last one sends hostile text there and
back.

Checks change nothing, except the round trip: it creates its own project, and removes it whatever happens.
"""

from __future__ import annotations

import difflib
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal
from xml.etree import ElementTree as ET

import msgspec

from claimkit.display import plural
from claimkit.errors import Rejected, StudioError
from claimkit.records import Article, Claim, ClaimType, ReviewedClaim, Role, Sentence, claim_id
from claimkit.studio.client import Client
from claimkit.studio.connection import Connection
from claimkit.studio.explaining import explained
from claimkit.studio.round import pushing
from claimkit.studio.round.pulling import Pull
from claimkit.studio.round.settled import SettledPull
from claimkit.studio.tasks.interface import LAYOUTS, TEXT, VERDICT, fingerprint, interface
from claimkit.studio.tasks.left_out import summary_lines
from claimkit.studio.tasks.task import MODEL_VERSION

TESTED: Final = ("1.23",)  # release series that the tests run with

# What breaks offsets in some programs: surrogate pairs and joiners, combining marks, CRLF, NBSP, tabs, doubled blanks,
# entities and tags, right-to-left script with its marks, a line separator, a byte order mark, a soft hyphen.
HOSTILE: Final = (
    "\ufeff👩‍👩‍👧 Ana  Ray,\t59, said:\r\n“We pay &amp; we <b>smile</b>.”\u2028\u00a0Cafe\u0301 owners accused  "
    "\u200fיעל כהן\u200f of fraud on 3\u00a0May\u00ad 2024 🇬🇧 \r\n\r\n— 𝒜 end &nbsp; &lt;i&gt;\n"
)
_ANCHORS: Final[tuple[tuple[ClaimType, str, tuple[tuple[str, str], ...]], ...]] = (
    ("age", "59", (("person", "Ana  Ray"),)),
    (
        "attribution",
        "said",
        (("source", "👩‍👩‍👧 Ana  Ray"), ("content", "We pay &amp; we <b>smile</b>.")),
    ),
    (
        "accusation",
        "accused",
        (("accuser", "Cafe\u0301 owners"), ("accused", "יעל כהן"), ("charge", "fraud")),
    ),
    ("date", "3\u00a0May\u00ad 2024", ()),
)
_CHANGED = "this server, or a proxy in front of it, changes what is sent: do not label on it"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one check, and what to do if something is wrong."""

    check: str
    verdict: Literal["ok", "warning", "failed", "skipped"]
    found: str
    do: str = ""


def examine(connection: Connection, project: str | None = None) -> Iterator[Check]:
    """Runs all checks, one after another. A server that does not answer at all ends them."""
    for check in (_server, _key):
        result = _guarded(check, connection)
        yield result
        if result.verdict == "failed":
            return
    if project is None:
        why = "no project is named (--project)"
        yield Check(check="interface", verdict="skipped", found=why)
        yield Check(check="pre-annotations", verdict="skipped", found=why)
    else:
        yield from _project(connection, project)
    yield _guarded(_round_trip, connection)


def _guarded(check: Callable[[Connection], Check], connection: Connection) -> Check:
    try:
        return check(connection)
    except StudioError as error:
        name = check.__name__.strip("_").replace("_", " ")
        found = ": ".join(part for part in (error.what, error.why) if part)
        return Check(check=name, verdict="failed", found=found, do=error.do)


def _server(connection: Connection) -> Check:
    release = str(connection.get("/api/version").get("release", "unknown"))
    found = f"Label Studio {release} at {connection.url}"
    if release.startswith(TESTED):
        return Check(check="server", verdict="ok", found=found)
    return Check(
        check="server",
        verdict="warning",
        found=f"{found}; claimkit is tested with {', '.join(TESTED)}",
        do="if the round trip below is ok, it most likely works",
    )


def _key(connection: Connection) -> Check:
    user = connection.get("/api/current-user/whoami")
    kind = "a personal access token" if connection.key_kind == "personal" else "a legacy token"
    return Check(check="key", verdict="ok", found=f"{kind} of {user.get('email') or user.get('username')}")


def _project(connection: Connection, name: str) -> Iterator[Check]:
    """The project's interface, and whether Label Studio shows its pre-annotations."""
    try:
        with Client(connection) as client:
            project = client.project(name)
        row = connection.get(f"/api/projects/{project.id}/")
    except StudioError as error:
        yield Check(check="interface", verdict="failed", found=error.what, do=error.do)
        return
    yield _interface(project.label_config)
    pinned = row.get("model_version") or ""
    if pinned == MODEL_VERSION or not project.tasks:
        found = f"shown: those of {pinned!r}" if pinned else "the project has no tasks yet"
        yield Check(check="pre-annotations", verdict="ok", found=found)
    else:
        yield Check(
            check="pre-annotations",
            verdict="failed",
            found=f"Label Studio shows those of {pinned!r}, not of {MODEL_VERSION!r}: tasks look empty",
            do=f"project Settings, Annotation, Prelabeling: choose {MODEL_VERSION!r}",
        )
    yield _left_out(connection, project.id)


def _left_out(connection: Connection, project: int) -> Check:
    """Reports people's work in the project and its adjudication round that is not part of any review."""
    with Client(connection) as client:
        pull = SettledPull(client, str(project))
        reviews = sum(len(claim.reviews) for claim in pull)
    lost = [one for one in pull.skipped if one.reason != "skipped"]
    if not lost:
        return Check(check="annotations", verdict="ok", found=f"{plural(reviews, 'review')}, and nothing left out")
    return Check(
        check="annotations", verdict="warning", found="\n".join(summary_lines(lost)), do="`claimkit export` lists each"
    )


def _interface(config: str) -> Check:
    layouts = {fingerprint(interface(layout)): layout for layout in LAYOUTS}
    layout = layouts.get(fingerprint(config))
    if layout:
        return Check(check="interface", verdict="ok", found=f"claimkit's own, layout {layout}")
    here = _lines(config)
    changes = min(
        (list(difflib.unified_diff(_lines(interface(layout)), here, lineterm="", n=0)) for layout in LAYOUTS), key=len
    )
    shown = [line for line in changes if not line.startswith(("---", "+++", "@@"))]
    more = f"\n… {len(shown) - 10} more" if len(shown) > 10 else ""
    return Check(
        check="interface",
        verdict="failed",
        found="not claimkit's (- claimkit's, + this project's):\n" + "\n".join(shown[:10]) + more,
        do="put it back in Settings, Labeling Interface, or push into a new project",
    )


def _lines(config: str) -> list[str]:
    tree = ET.fromstring(ET.canonicalize(config, strip_text=True))
    ET.indent(tree)
    return ET.tostring(tree, encoding="unicode").splitlines()


def _round_trip(connection: Connection) -> Check:
    """Pushes, annotates, pulls and compares, with the same functions as `claimkit push` and `claimkit export`."""
    title = f"claimkit doctor {secrets.token_hex(4)}"
    article = hostile_article()
    with Client(connection) as client:
        made = client.create(title, "verify", 1)
        try:
            pushing.push(client, str(made.id), [article])
            _annotate(connection, made.id)
            _compare(article, Pull(client, str(made.id)))
        finally:
            with connection.client() as http, explained(connection.url, f"removing the project {title!r}"):
                http.delete(f"/api/projects/{made.id}/").raise_for_status()
    found = (
        f"{plural(len(article.claims), 'claim')} in hostile text pushed, annotated, pulled: all equal; project removed"
    )
    return Check(check="round trip", verdict="ok", found=found)


def _annotate(connection: Connection, project: int) -> None:
    """Accepts each pre-annotation as it is, with the verdict *supported*."""
    chosen = {"from_name": VERDICT, "to_name": TEXT, "type": "choices", "value": {"choices": ["supported"]}}
    with connection.client() as http, explained(connection.url, "annotating the throw-away tasks"):
        query: dict[str, Any] = {"project": project, "page_size": 100, "fields": "all"}
        for row in http.get("/api/tasks/", params=query).raise_for_status().json()["tasks"]:
            result = [*row["predictions"][0]["result"], chosen]
            http.post(f"/api/tasks/{row['id']}/annotations/", json={"result": result}).raise_for_status()


def _compare(article: Article, pulled: Iterable[ReviewedClaim]) -> None:
    """Raises :class:`Rejected` unless every claim came back as it was sent, with its verdict."""
    back = {claim.id: claim for claim in pulled}
    for claim in article.claims:
        got = back.get(claim.id)
        sent = (claim.start, claim.end, claim.text, claim.roles)
        if got is None or (got.start, got.end, got.text, got.roles) != sent:
            raise Rejected(f"{claim.type} {claim.text!r} came back as {got and got.text!r}", do=_CHANGED)
        verdicts = [(review.verdict, review.corrected) for review in got.reviews]
        if verdicts != [("supported", False)]:
            raise Rejected(f"the verdict on {claim.type} {claim.text!r} came back as {verdicts}", do=_CHANGED)


def hostile_article() -> Article:
    """An article of one sentence, with a claim of each type among characters that can shift offsets."""
    claims = []
    for type_, anchor, parts in _ANCHORS:
        start = HOSTILE.index(anchor)
        roles = [
            Role(role=role, start=HOSTILE.index(piece), end=HOSTILE.index(piece) + len(piece), text=piece)
            for role, piece in parts
        ]
        span = start, start + len(anchor)
        id_ = claim_id("claimkit-doctor", type_, *span)
        claims.append(
            Claim(id=id_, type=type_, start=span[0], end=span[1], text=anchor, sentence=0, roles=roles, rule="doctor")
        )
    return Article(
        id="claimkit-doctor",
        title="Round trip",
        text=HOSTILE,
        sentences=[Sentence(start=0, end=len(HOSTILE))],
        claims=claims,
    )
