"""The application: its routes, their guards, and the page that documents them."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

import openapi_ui_bundles.swagger_ui
from litestar import Litestar, Router, get
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import SwaggerRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from claimkit.service import articles, label_studio, problems
from claimkit.service.extracting import Extractor
from claimkit.service.guarding import AccessLog, Arrival, key_guard
from claimkit.service.limits import Limits

FILES: Final = "/docs/files"
ABOUT: Final = (
    "Finds candidate claims in news articles: ages, dates, accusations, attributions, with exact spans, roles and "
    "values. Requests for work need the API key, if one is set."
)


@get("/health", summary="Is the server up?")
async def health() -> dict[str, str]:
    """Gives the same answer as long as the server takes requests. Label Studio asks for it."""
    return {"status": "UP", "model_class": "claimkit"}


def application(extractor: Extractor, limits: Limits, api_key: str | None = None) -> ASGIApp:
    """The ASGI application on top of the extracting processes. Whoever serves it enters and leaves their context."""

    @get("/version", summary="Which claimkit, and which reader?")
    async def which() -> dict[str, str]:
        """The versions that determine results."""
        return {"claimkit": version("claimkit"), "reader": extractor.settings.reader}

    guards = [key_guard(api_key)] if api_key else []
    one = Router("/", route_handlers=[articles.extract], request_max_body_size=limits.body)
    many = Router(
        "/",
        route_handlers=[articles.extract_batch, label_studio.setup, label_studio.predict, label_studio.webhook],
        request_max_body_size=limits.whole,
    )
    work = Router("/", route_handlers=[one, many], guards=guards, security=[{"key": []}] if api_key else None)
    files = create_static_files_router(FILES, [openapi_ui_bundles.swagger_ui.static_path])
    app = Litestar(
        [health, which, work, files],
        state=State({"extractor": extractor, "limits": limits}),
        plugins=[problems.plugin()],
        openapi_config=_described(),
        logging_config=None,
    )
    return AccessLog(Arrival(app, limits.arrival, frozenset({"/extract/batch"})))


def _described() -> OpenAPIConfig:
    page = SwaggerRenderPlugin(
        path="/",
        js_url=f"{FILES}/swagger-ui-bundle.js",
        css_url=f"{FILES}/swagger-ui.css",
        standalone_preset_js_url=f"{FILES}/swagger-ui-standalone-preset.js",
        favicon=f"<link rel='icon' href='{FILES}/favicon-32x32.png'>",
    )
    key: dict[str, Any] = {"key": SecurityScheme(type="http", scheme="bearer")}
    return OpenAPIConfig(
        title="claimkit",
        version=version("claimkit"),
        description=ABOUT,
        path="/docs",
        render_plugins=[page],
        components=Components(security_schemes=key),
    )
