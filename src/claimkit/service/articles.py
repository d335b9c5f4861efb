"""Articles from requests: ``POST /extract`` for one, ``POST /extract/batch`` for a stream of them."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example, OpenAPIMediaType, Operation, RequestBody
from litestar.params import Body
from litestar.response import Response
from litestar.types import ASGIApp

from claimkit.reading.sources import STANDARD_INPUT
from claimkit.records import Article
from claimkit.service import problems
from claimkit.service.extracting import Extractor
from claimkit.service.incoming import EXAMPLES, JSON_LINES, ArticleToRead, row
from claimkit.service.limits import Limits
from claimkit.service.streaming import Lines

_PROBLEMS: Final = {
    code: ResponseSpec(
        dict[str, Any], description=said, media_type=problems.MEDIA_TYPE, generate_examples=False, examples=examples
    )
    for code, said, examples in (
        (400, "The body is not an article", None),
        (401, "The API key is missing or wrong", None),
        (408, "The body did not arrive in time", None),
        (413, "The body or the text is too large", None),
        (
            422,
            "The article cannot be extracted: no text, an invalid date, an unknown language, or it takes too long",
            [problems.EXAMPLE],
        ),
        (429, "Too many articles at once; Retry-After says when to try again", None),
    )
}


def working(request: Request[Any, Any, Any]) -> tuple[Extractor, Limits]:
    """The application's extractor and limits. (If injected, they would be resolved in a task group for each
    request.)"""
    return request.app.state.extractor, request.app.state.limits


@post(
    "/extract",
    status_code=200,
    summary="One article: its claims",
    responses={
        200: ResponseSpec(Article, description="The record that claimkit extract writes", generate_examples=False),
        **_PROBLEMS,
    },
)
async def extract(
    data: Annotated[ArticleToRead, Body(examples=[Example(value=one) for one in EXAMPLES])],
    request: Request[Any, Any, Any],
) -> Response[bytes]:
    """Finds the claims of one article. The answer is the line that `claimkit extract` writes for it."""
    extractor, limits = working(request)
    outcome = await extractor.at_once(row(data, limits))
    for problem in outcome.problems:  # an unreadable date is refused, too: without it, claims would get other values
        raise problems.of_error(problem, STANDARD_INPUT)
    seen: Any = request.scope
    seen["claims"] = outcome.claims  # for the access log
    return Response(outcome.line, media_type="application/json")


class _BatchOperation(Operation):
    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        lines = b"\n".join(map(msgspec.json.encode, EXAMPLES)).decode()
        self.request_body = RequestBody({JSON_LINES: OpenAPIMediaType(example=lines)}, required=True)


@post(
    "/extract/batch",
    status_code=200,
    media_type=JSON_LINES,
    operation_class=_BatchOperation,
    summary="A stream of articles: a line of claims for each",
    responses={
        200: ResponseSpec(
            Article, description="One record or one problem per line", media_type=JSON_LINES, generate_examples=False
        ),
        **{code: _PROBLEMS[code] for code in (401,)},
    },
)
async def extract_batch(request: Request[Any, Any, Any]) -> ASGIApp:
    """JSON Lines in, JSON Lines out: one article per line, in the same order, while the body is still arriving.

    The answer to a line that cannot be extracted is its problem with its line number; the batch continues.
    """
    return Lines(*working(request))
