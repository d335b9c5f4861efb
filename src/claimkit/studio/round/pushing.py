"""Pushes claims: sends new ones, replaces changed ones, and leaves people's work alone.

A rerun makes no duplicates, whatever happened to the run before: each batch is compared with what the server has, and a
batch whose answer was lost is looked up before it is sent again. Duplicates from another push at the same time are
removed at the end (:mod:`~claimkit.studio.round.doubles`).
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from claimkit.errors import NotFound, Rejected, SettingsError, Unreachable
from claimkit.files import own_folder
from claimkit.records import CLAIM_TYPES, Article, text_sha256
from claimkit.studio.client import (
    PAGE,
    STATE,
    Client,
    Project,
    Row,
    check_predictions,
)
from claimkit.studio.round.doubles import the_only_project, without_doubles
from claimkit.studio.round.tabs import add_tabs
from claimkit.studio.tasks import selection
from claimkit.studio.tasks.claim_card import LINKS
from claimkit.studio.tasks.interface import LAYOUTS, Layout, fingerprint, interface
from claimkit.studio.tasks.task import TaskData, hidden, predictions, replaced, tasks

ATTEMPTS = 5  # attempts to send a batch whose answer is lost
PAUSE = 1.0  # seconds before the second attempt; doubled each time

Progress = Callable[[int, int], None]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to push.

    ``overlap`` is the number of annotators per task (``None``: as in the project, 1 for a new one). ``blind`` is the
    share of tasks without pre-annotation, ``sample`` the number of claims to draw; ``seed`` determines both. ``prune``
    deletes tasks of the pushed articles whose claims are no longer extracted and that nobody has worked on.
    """

    layout: Layout = "verify"
    overlap: int | None = None
    order: selection.Order = "score"
    seed: int = 0
    blind: float = 0.0
    sample: int | None = None
    types: tuple[str, ...] = CLAIM_TYPES
    prune: bool = False
    links: Mapping[str, str] = msgspec.field(default_factory=lambda: dict(LINKS))
    dry_run: bool = False


class Pushed(msgspec.Struct, kw_only=True):
    """What a push did, in tasks. ``kept`` counts tasks left as they are because people have worked on another text.

    ``vanished`` lists claims of these articles that are on the server but no longer extracted; ``retired`` lists those
    whose tasks were deleted (only with ``prune``, and only if nobody has worked on them). ``changed_texts`` lists
    articles that the server has with another text; ``same_texts`` lists pairs of a new article and one on the server
    with exactly the same text. ``doubles`` counts deleted tasks that another push had also sent; ``worked_on_twice``
    lists the claims whose duplicates stay because people have worked on both.
    """

    project: int | None = None
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    vanished: list[str] = []
    retired: list[str] = []
    changed_texts: list[str] = []
    same_texts: list[tuple[str, str]] = []
    doubles: int = 0
    worked_on_twice: list[str] = []

    def __str__(self) -> str:
        parts = [f"{name} {getattr(self, name):,}" for name in ("created", "updated", "unchanged")]
        parts += [f"kept {self.kept:,}"] if self.kept else []
        parts += [f"retired {len(self.retired):,}"] if self.retired else []
        return " · ".join([*parts, f"no longer extracted {len(self.vanished):,}"])


def push(
    client: Client,
    name: str,
    articles: Sequence[Article],
    options: Options = Options(),  # noqa: B008 -- frozen
    progress: Progress = lambda done, of: None,  # noqa: ARG005 -- says the arguments' names
) -> Pushed:
    """Pushes the articles' claims into the project with this title (created if necessary) or id.

    Before anything is sent, raises :class:`Rejected` if a claim does not fit or if the project's interface is not the
    layout's, and :class:`SettingsError` if another push into the project is running.
    """
    _find_project(client, name)  # reports a wrong address or key before tasks are made
    return push_tasks(client, name, _rows(articles, options), options, progress, articles)


def push_tasks(
    client: Client,
    name: str,
    rows: Sequence[Row],
    options: Options,
    progress: Progress,
    articles: Sequence[Article] = (),
) -> Pushed:
    """As :func:`push`, for tasks that are already made. ``articles`` are searched for vanished claims."""
    title = client.project(name).title if name.isdecimal() else name
    with _push_lock(client.url, title):
        project = _find_project(client, name)
        if project:
            _check_interface(client, project, options)
        plan = _make_plan(client, project, list(rows), options.layout)
        check_predictions(interface(options.layout), [*plan.new, *(new for _, new in plan.changed)])
        done = Pushed(created=len(plan.new), unchanged=plan.unchanged)
        done.updated = sum(_merged(old, new) is not None for old, new in plan.changed)
        done.kept = len(plan.changed) - done.updated
        if project and project.tasks and articles:
            gone = _vanished(client, project, articles, plan) if options.layout == "verify" else []
            done.vanished = sorted(_key(row["data"]) for row in gone)
            done.changed_texts = _changed_texts(articles, [*gone, *(old for old, _ in plan.changed)])
            done.same_texts = _same_texts(client, project, plan)
            retired = [row for row in gone if options.prune and not row["annotations"] and not row.get("draft_exists")]
            done.retired = sorted(_key(row["data"]) for row in retired)
            if not options.dry_run:
                for row in retired:
                    client.delete_task(row["id"])
        if not options.dry_run:
            project = project or the_only_project(client, client.create(title, options.layout, options.overlap or 1))
            _carry_out(client, project, plan, options, progress)
            keys = [_key(row["data"]) for row in rows]
            done.doubles, done.worked_on_twice = without_doubles(client, project, keys, options.layout)
            add_tabs(client, project)
        done.project = project.id if project else None
    return done


class _Plan(msgspec.Struct, kw_only=True):
    """What a push has to do: tasks to send, and pairs of an existing task and its new form."""

    new: list[Row] = []
    changed: list[tuple[Row, Row]] = []
    unchanged: int = 0


def _find_project(client: Client, name: str) -> Project | None:
    try:
        return client.project(name)
    except NotFound:
        if name.isdecimal():
            raise
        return None


def _make_plan(client: Client, project: Project | None, rows: list[Row], layout: Layout) -> _Plan:
    """Compares the tasks with those on the server. If all are there unchanged, one count shows it."""
    if project is None or project.tasks == 0:
        return _Plan(new=rows)
    if client.count(project, "hash", [row["data"]["hash"] for row in rows]) == len(rows):
        return _Plan(unchanged=len(rows))
    plan = _Plan()
    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        if client.count(project, "hash", [row["data"]["hash"] for row in part]) == len(part):
            plan.unchanged += len(part)
            continue
        there = _existing(client, project, part, layout)
        for row in part:
            old = there.get(_key(row["data"]))
            if old is None:
                plan.new.append(row)
            elif old["data"].get("hash") == row["data"]["hash"]:
                plan.unchanged += 1
            else:
                plan.changed.append((old, row))
    return plan


def _carry_out(client: Client, project: Project, plan: _Plan, options: Options, progress: Progress) -> None:
    if options.overlap and options.overlap != project.overlap:
        client.set_overlap(project, options.overlap)
    total = len(plan.new) + len(plan.changed)
    for start in range(0, len(plan.new), PAGE):
        progress(start, total)
        _send(client, project, plan.new[start : start + PAGE], options.layout)
    for n, (old, new) in enumerate(plan.changed, len(plan.new)):
        progress(n, total)
        _replace(client, old, new)
    progress(total, total)


def _rows(articles: Sequence[Article], options: Options) -> list[Row]:
    """All tasks, in order. Raises :class:`Rejected` for claims that do not fit."""
    if options.types != CLAIM_TYPES:
        chosen = [[claim for claim in article.claims if claim.type in options.types] for article in articles]
        articles = [msgspec.structs.replace(a, claims=c) for a, c in zip(articles, chosen, strict=True)]
    if options.sample is not None:
        if options.layout == "mark":
            raise SettingsError("--sample draws claims", "a task of the layout mark is an article", "use verify")
        articles = selection.sample(articles, options.sample, options.seed)
    keys = [a.id for a in articles] if options.layout == "mark" else [c.id for a in articles for c in a.claims]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Rejected(
            f"{twice} is in the claims file twice", "an article was extracted twice, or two share an id", "keep one"
        )
    blind = selection.blind(keys, options.blind, options.seed)
    weighed: list[tuple[str, float, Row]] = []
    for article in articles:
        of = {claim.id: [claim] for claim in article.claims} | {article.id: article.claims}
        for task in tasks(article, options.layout, blind=blind, links=options.links):
            key = _key(task["data"])
            weighed.append((key, selection.weight(of[key], options.order), task))
    return selection.ordered(weighed, options.order, options.seed)


def _check_interface(client: Client, project: Project, options: Options) -> None:
    """Raises :class:`Rejected` unless the project has this layout's interface. An outdated one is updated if the
    project has no annotations yet."""
    there = fingerprint(project.label_config)
    if there == fingerprint(interface(options.layout)):
        return
    other = next((lay for lay in LAYOUTS if fingerprint(interface(lay)) == there), None)
    if other and project.tasks:
        raise Rejected(
            f"project {project.title!r} has the layout {other}, not {options.layout}",
            "its tasks are of another kind",
            f"push with --layout {other}, or into another project",
        )
    if project.annotations:
        raise Rejected(
            f"the labelling interface of project {project.title!r} is not the one that this version of claimkit makes",
            "it was changed on the server or made by another version, and people have annotated with it",
            "export what is there and push into a new project, or put the interface back "
            f"(Settings, Labelling Interface; `claimkit doctor --project {project.id}` shows the difference)",
        )
    if not options.dry_run:
        client.set_interface(project, options.layout)


def _send(client: Client, project: Project, rows: list[Row], layout: Layout) -> None:
    for attempt in range(ATTEMPTS):
        if client.send(project, rows):
            return
        # The answer was lost. An import is stored completely or not at all, perhaps only after we ask.
        time.sleep(PAUSE * 2**attempt)
        there = _existing(client, project, rows, layout)
        rows = [row for row in rows if _key(row["data"]) not in there]
        if not rows:
            return
    raise Unreachable(
        f"Label Studio at {client.url} accepts no more tasks",
        f"there was no answer to {ATTEMPTS} attempts",
        "check that the server works, then run the command again: what has been stored is not sent twice",
    )


def _existing(client: Client, project: Project, rows: list[Row], layout: Layout) -> dict[str, Row]:
    """The project's tasks among these, by key, with people's work on them."""
    field = "claim_id" if layout == "verify" else "article_id"
    keys = [_key(row["data"]) for row in rows]
    there: dict[str, Row] = {}
    for row in client.holding(project, field, keys, STATE):
        there.setdefault(_key(row["data"]), row)  # the oldest of duplicates
    return there


def _replace(client: Client, old: Row, new: Row) -> None:
    """Replaces a task's claim with the changed one, unless people have worked on another text."""
    data = _merged(old, new)
    if data is None:
        return
    outdated = [p["id"] for p in old["predictions"]]
    client.replace_predictions(old["id"], outdated, predictions(data))
    # The hash comes last: a push that is interrupted before this repeats the whole replacement.
    client.set_data(old["id"], msgspec.to_builtins(data))


def _merged(old: Row, new: Row) -> TaskData | None:
    """The new task's data, with what must be kept from the old task; ``None`` if the old task must stay as it is."""
    before, after = msgspec.convert(old["data"], TaskData), msgspec.convert(new["data"], TaskData)
    after = hidden(after) if before.blind else after
    after.blind, after.earlier = before.blind, before.earlier
    if old["annotations"] or old.get("draft_exists"):
        return replaced(before, after, [annotation["id"] for annotation in old["annotations"]])
    return after


def _vanished(client: Client, project: Project, articles: Sequence[Article], plan: _Plan) -> list[Row]:
    """The server's tasks for these articles whose claims are not in the file."""
    ids = [article.id for article in articles]
    if client.count(project, "article_id", ids) == plan.unchanged + len(plan.changed):
        return []
    claims = {claim.id for article in articles for claim in article.claims}
    held = client.holding(project, "article_id", ids, STATE)
    return [row for row in held if row["data"].get("claim_id") and row["data"]["claim_id"] not in claims]


def _changed_texts(articles: Sequence[Article], there: Sequence[Row]) -> list[str]:
    """Ids of the articles whose tasks on the server have another text."""
    texts = {article.id: text_sha256(article.text) for article in articles}
    held = ((row["data"]["article_id"], row["data"]["article"].get("text_sha256")) for row in there)
    return sorted({id_ for id_, hash_ in held if hash_ and hash_ != texts[id_]})


def _same_texts(client: Client, project: Project, plan: _Plan) -> list[tuple[str, str]]:
    """(id, id on the server) of each article that is new there, but whose text is not."""
    new = {row["data"]["article_id"]: row["data"]["text_hash"] for row in plan.new}
    if not new or not client.count(project, "text_hash", sorted(set(new.values()))):
        return []
    there: dict[str, set[str]] = {}
    for row in client.holding(project, "text_hash", sorted(set(new.values())), "id,data"):
        there.setdefault(row["data"]["text_hash"], set()).add(row["data"]["article_id"])
    return sorted((id_, other) for id_, hash_ in new.items() for other in there.get(hash_, ()) if other != id_)


@contextlib.contextmanager
def _push_lock(url: str, title: str) -> Iterator[None]:
    """Locks out other pushes into the same project from this machine. The system releases the lock if we are killed."""
    import filelock
    import platformdirs

    folder = own_folder(platformdirs.user_state_path("claimkit", appauthor=False) / "pushes")
    name = hashlib.sha256(f"{url} {title}".encode()).hexdigest()[:16]
    lock = filelock.FileLock(folder / f"{name}.lock", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise SettingsError(
            f"another push into {title!r} is running",
            "two at once could send tasks twice",
            "wait for it to end and run the command again",
        ) from None
    try:
        yield
    finally:
        lock.release()


def _key(data: Row) -> str:
    return str(data.get("claim_id") or data.get("article_id"))
