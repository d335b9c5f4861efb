"""Connects a project to a claimkit server, so that texts imported there are pre-annotated when they are opened."""

from __future__ import annotations

import msgspec

from claimkit.errors import NotFound, Rejected, StudioError
from claimkit.studio.client import Client, Project
from claimkit.studio.tasks import imported
from claimkit.studio.tasks.interface import interface_for_imports
from claimkit.studio.tasks.task import MODEL_VERSION


class Connected(msgspec.Struct, frozen=True, kw_only=True):
    """The project, and what its interface lacks, in words."""

    project: Project
    lacks: list[str]


def connect(client: Client, name: str, address: str, key: str | None = None) -> Connected:
    """Makes the server at ``address`` the machine-learning backend of the project, which is created if necessary.

    Can be repeated at any time: an existing claimkit backend is updated. Raises :class:`~claimkit.errors.StudioError`,
    in particular :class:`Rejected` for an interface without a place for claims, for a project with another backend, and
    for a Label Studio that may not call that address.
    """
    try:
        project = client.project(name)
    except NotFound:
        project = client.create(name, "mark", 1, config=interface_for_imports())
    where = imported.control(project.label_config)
    lacks = [f"the interface has no label for {type_}: such claims are not shown" for type_ in where.missing]
    if where.is_mark and "$card" in project.label_config:
        lacks.append(
            "the interface shows $card, which imported texts do not have: Label Studio refuses them without that column"
        )
    try:
        client.use_backend(project, address, MODEL_VERSION, key)
    except StudioError as error:
        if "reserved network address" in f"{error.why}":
            raise Rejected(
                f"Label Studio at {client.url} refuses to call a server on its own network",
                error.why,
                "start it with USE_DEFAULT_BANNED_SUBNETS=false in its environment; docs/serve.md says what that opens",
            ) from error
        raise
    return Connected(project=project, lacks=lacks)
