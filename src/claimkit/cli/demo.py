"""``claimkit demo``: the whole workflow once, on the sample articles."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.messages import bar, plural, say, steps
from claimkit.cli.shared.options import DataDir, Host, Port

if TYPE_CHECKING:
    from claimkit.studio.server.embedded import Studio


SimulateReviews = Annotated[
    bool, typer.Option("--simulate-reviews", help="Let two simulated annotators review, then export.")
]
Leave = Annotated[bool, typer.Option("--exit", help="Stop the studio and exit when done, instead of waiting.")]
Output = Annotated[
    str, typer.Option("-o", "--output", help="Where --simulate-reviews exports to, as in `claimkit export`.")
]


def demo(
    simulate_reviews: SimulateReviews = False,
    leave: Leave = False,
    output: Output = "exports/claimkit-demo.jsonl",
    tasks: Annotated[int, typer.Option(min=1, help="How many tasks the simulated annotators review.")] = 40,
    seed: Annotated[int, typer.Option(help="The random seed of their answers.")] = 0,
    project: Annotated[str, typer.Option("--project", "-p", help="The project's title.")] = "claimkit demo",
    port: Port = None,
    host: Host = "127.0.0.1",
    data_dir: DataDir = None,
) -> None:
    """Start Label Studio with the claims of the sample articles, ready for review. Ctrl-C stops it.

    Example: claimkit demo

    Example: claimkit demo --simulate-reviews --exit -o reviewed.jsonl
    """
    import signal

    from claimkit import samples
    from claimkit.cli.export import export
    from claimkit.cli.shared.stopping import sigterm
    from claimkit.extraction import pipeline
    from claimkit.studio.client import Client
    from claimkit.studio.connection import Connection
    from claimkit.studio.round import pushing, simulating
    from claimkit.studio.server import embedded

    with sigterm(signal.default_int_handler):  # `kill` acts like Ctrl-C, so that the server is stopped, too
        with steps() as said:
            studio = embedded.start(data_dir, port=port, host=host, progress=said)
        try:
            articles = [pipeline.extract(article) for article in samples.articles()]
            found = plural(sum(len(a.claims) for a in articles), "claim")
            say(f"extracted {found} from {len(articles)} sample articles")
            lead = Connection(url=studio.url, api_key=studio.login.token)
            with Client(lead) as client, bar("Pushing tasks") as progress:
                pushed = pushing.push(client, project, articles, pushing.Options(overlap=2), progress)
            say(f"pushed into the project {project!r}: {pushed}")
            if simulate_reviews and pushed.project is not None:
                with bar("Simulated reviews") as progress:
                    done = simulating.simulate(
                        lead, pushed.project, studio.data_dir, tasks=tasks, seed=seed, progress=progress
                    )
                who = " and ".join(simulating.NAMES)
                say(
                    f"{who} gave {plural(done.reviews, 'review')}, {plural(done.corrections, 'correction')}, "
                    f"{plural(done.skips, 'skip')}"
                )
                export(project=project, output=output, identify=True, url=lead.url, api_key=lead.api_key)
                typer.echo(f"reviewed claims: {Path(output).absolute()}")
            if not leave:
                typer.echo(_welcome(studio, project, pushed.project))
                if studio.fresh:
                    _wait(studio)
        finally:
            if studio.fresh:
                embedded.stop(studio.data_dir)
                say(f"Label Studio has stopped; its data stays in {studio.data_dir}")


def _welcome(studio: Studio, project: str, number: int | None) -> str:
    import shutil
    import sys

    from claimkit.studio.server.folder import DATA_DIR_VARIABLE, default_data_dir

    claimkit = "claimkit" if shutil.which("claimkit") else sys.argv[0]  # in an environment that is not activated
    foreign = studio.data_dir != default_data_dir().absolute()
    lines = [
        "",
        f"  open       {studio.url}/projects/{number}/data",
        f"  log in     {studio.login.user}",
        f"  password   {studio.login.password}",
        "",
        "  Click “Label All Tasks”; Esc closes the guidelines.",
        "  Keys 1-5 give a verdict, Ctrl+Enter submits it and opens the next claim.",
        "",
        "  Once some are reviewed, in another terminal:",
        *([f"    export {DATA_DIR_VARIABLE}='{studio.data_dir}'"] if foreign else []),
        f"    {claimkit} status --project '{project}'",
        f"    {claimkit} export --project '{project}' -o reviewed.jsonl",
        "",
        "  Ctrl-C stops the studio."
        if studio.fresh
        else f"  The studio was already running and stays up; `{claimkit} studio stop` stops it.",
    ]
    return "\n".join(lines)


def _wait(studio: Studio) -> None:
    """Waits for Ctrl-C, or until somebody else stops the server."""
    import time

    from claimkit.studio.server import embedded

    with contextlib.suppress(KeyboardInterrupt):
        while embedded.is_alive(studio.data_dir):
            time.sleep(0.5)
