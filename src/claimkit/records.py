"""The data model. Steps exchange only these records, and the files on disk contain exactly these.

Offsets count Unicode code points in the article's text, end-exclusive: ``text[start:end]`` is always the span itself.
Every key is always written (``null`` if absent), and a field always has the same type, so that Arrow, pandas and
Hugging Face ``datasets`` read the files as they stand.
"""

from __future__ import annotations

import hashlib
from typing import Final, Literal, get_args

import msgspec

ClaimType = Literal["age", "date", "accusation", "attribution"]
Verdict = Literal["supported", "refuted", "conflicting", "not_enough_evidence", "not_a_claim"]
NamedBy = Literal["full", "short", "pronoun", "description"]
Status = Literal["agreed", "majority", "adjudicated", "disputed", "single", "skipped", "unreviewed"]

CLAIM_TYPES: Final[tuple[ClaimType, ...]] = get_args(ClaimType)
ROLES: Final[dict[ClaimType, tuple[str, ...]]] = {
    "age": ("person",),
    "date": (),
    "accusation": ("accused", "accuser", "charge"),
    "attribution": ("source", "content"),
}
NAMED_ROLES: Final = ("source", "accused", "accuser", "person")  # roles that people and bodies play
TYPE_MEANS: Final[dict[ClaimType, str]] = {
    "age": "how old a person is",
    "date": "a calendar expression, resolved against the article's date",
    "accusation": "somebody is said to have done wrong",
    "attribution": "words or beliefs are attributed to a source",
}
Stage = Literal[  # values of an accusation
    "blamed", "alleged", "investigated", "arrested", "sued", "charged", "tried", "admitted", "convicted", "punished",
    "cleared",
]  # fmt: skip
Kind = Literal["statement", "denial", "question", "request", "promise", "attitude", "document"]  # of an attribution
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
VERDICT_MEANS: Final[dict[Verdict, str]] = {
    "supported": "independent evidence says the same",
    "refuted": "evidence contradicts it",
    "conflicting": "good sources disagree, or it is true only in part",
    "not_enough_evidence": "searched, and nothing decides it",
    "not_a_claim": "wrong extraction: there is nothing to verify",
}
# What a verdict says about a claim of each type, and what it does not say. The claim is that somebody was accused or
# said something, never that they did it or that what they said is true.
VERDICT_SAYS: Final[dict[ClaimType, dict[Verdict, str]]] = {
    "age": {
        "supported": "the person was that old, as independent evidence says",
        "refuted": "the person was not that old, as evidence says",
        "conflicting": "good sources disagree on how old the person was, or it is true only in part",
        "not_enough_evidence": "searched, and nothing decides how old the person was",
    },
    "date": {
        "supported": "it happened at that time, as independent evidence says",
        "refuted": "it did not happen at that time, as evidence says",
        "conflicting": "good sources disagree on when it happened, or it is true only in part",
        "not_enough_evidence": "searched, and nothing decides when it happened",
    },
    "accusation": {
        "supported": "the accusation was made as stated; this does not say that the accused did it",
        "refuted": "the accusation was not made as stated; this does not say that the accused did nothing",
        "conflicting": "good sources disagree on whether the accusation was made, or it was made only in part",
        "not_enough_evidence": "searched, and nothing decides whether the accusation was made",
    },
    "attribution": {
        "supported": "the source said it, as stated; this does not say that it is true",
        "refuted": "the source did not say it as stated; this does not say that it is false",
        "conflicting": "good sources disagree on whether the source said it, or the source said it only in part",
        "not_enough_evidence": "searched, and nothing decides whether the source said it",
    },
}
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
SCHEMA: Final = "claimkit/reviewed-claim/2"


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a claim (``person``, ``accused``, ``source``, ...), or one piece of it: a role may have several pieces.

    ``names`` lists the people and bodies that the role means, each in the fullest form that the article has (empty if
    the article does not say). ``named_by`` says how the role's own words name them.
    """

    role: str
    start: int
    end: int
    text: str
    names: list[str] = []
    named_by: NamedBy | None = None


class Sentence(msgspec.Struct, kw_only=True):
    """A sentence's span; ``boilerplate`` lines are not part of the article and carry no claims."""

    start: int
    end: int
    boilerplate: bool = False
    score: float = 0.0
    reasons: list[str] = []


class Claim(msgspec.Struct, kw_only=True):
    """A candidate claim: its anchor span, roles and normalised value, and the rule that found it.

    ``statement`` says in one sentence what a verdict would be about; it can be read without the article. ``question``
    asks the same of somebody who has the article at hand. ``confidence`` is the probability, in [0, 1], that people
    call it a claim, if a trained reader decided; otherwise ``None``. ``rule`` is ``reader`` if no rule found it.
    """

    id: str
    type: ClaimType
    start: int
    end: int
    text: str
    sentence: int
    value: str | None = None
    mod: str | None = None
    roles: list[Role] = []
    statement: str = ""
    question: str = ""
    rule: str = ""
    confidence: float | None = None
    score: float = 0.0
    reasons: list[str] = []


class Article(msgspec.Struct, kw_only=True):
    """An article as read (no sentences yet) and as extracted; one line of what ``claimkit extract`` writes.

    ``published`` is an ISO date; ``published_from`` says where it was found. ``file`` is the file that the article was
    read from, as the user named it, with the line or row (``news.csv:3``); ``None`` for standard input. ``language`` is
    a code such as ``en``, always set once the article is extracted. ``duplicate_of`` is the id of an earlier article in
    the same stream with nearly the same text.
    """

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: Literal["field", "flag", "html"] | None = None
    language: str | None = None
    duplicate_of: str | None = None
    file: str | None = None
    text: str
    sentences: list[Sentence] = []
    claims: list[Claim] = []


class ExtractedArticle(Article, kw_only=True):
    """An extracted article, as later steps read it: it has sentences and claims, and their spans match its text.
    Otherwise raises a :class:`ValueError` that names the field."""

    sentences: list[Sentence]
    claims: list[Claim]

    def __post_init__(self) -> None:
        for index, sentence in enumerate(self.sentences):
            if not 0 <= sentence.start < sentence.end <= len(self.text):
                raise ValueError(f"sentences[{index}]: {sentence.start}–{sentence.end} is not a span of the text")
        for index, claim in enumerate(self.claims):
            place = f"claims[{index}]"
            if not 0 <= claim.sentence < len(self.sentences):
                raise ValueError(f"{place}.sentence: there is no sentence {claim.sentence}")
            self._check_span(place, claim)
            for number, role in enumerate(claim.roles):
                self._check_span(f"{place}.roles[{number}]", role)
                if role.role not in ROLES[claim.type]:
                    known = ", ".join(ROLES[claim.type]) or "no role"
                    what = f"{place}.roles[{number}].role: {role.role!r} is not a role of {claim.type} ({known})"
                    raise ValueError(what)

    def _check_span(self, place: str, span: Claim | Role) -> None:
        if not 0 <= span.start < span.end <= len(self.text) or self.text[span.start : span.end] != span.text:
            raise ValueError(f"{place}: the text has no {span.text!r} at {span.start}–{span.end}")


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What decides a claim: an address (http or https), and the passage there that shows it, if noted."""

    url: str
    passage: str | None = None


class Review(msgspec.Struct, kw_only=True):
    """One annotator's review of one claim: a verdict, and the claim as they left it.

    ``type``, ``start``, ``end`` and ``roles`` are the annotator's own version of the claim (article offsets);
    ``corrected`` says that it differs from the extractor's proposal. ``verdict`` is ``None`` if they gave none.
    ``seconds`` is the time the task was open, divided equally if a task has several claims; ``created_at`` is ISO
    8601 in UTC. ``discuss`` says that the annotator wants to discuss the claim; the note says why.
    """

    annotator: str
    verdict: Verdict | None = None
    evidence: list[Evidence] = []
    note: str | None = None
    corrected: bool = False
    type: ClaimType
    start: int
    end: int
    roles: list[Role] = []
    seconds: float | None = None
    created_at: str | None = None
    adjudication: bool = False
    discuss: bool = False


class SentenceContext(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that holds a reviewed claim's anchor."""

    index: int
    start: int
    end: int
    text: str


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The text around the claim's sentence, so that a dataset row can be read by itself."""

    before: str = ""
    after: str = ""


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a reviewed claim comes from. ``text_sha256`` identifies the exact text that the offsets refer to;
    ``duplicate_of`` is the id of an earlier article with nearly the same text.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    duplicate_of: str | None = None
    text_sha256: str | None = None


class ReviewedClaim(msgspec.Struct, kw_only=True):
    """One line of what ``claimkit export`` writes; it is self-contained.

    After a pull, ``verdict``/``status``/``agreement`` are unset; ``claimkit.review.verdicts`` settles them.
    ``verdict_meaning`` says what the verdict means for a claim of this type; ``justification`` says why it was given:
    the adjudicator's note, or the notes of those who gave it.
    ``origin`` is ``annotator`` for claims that people added; ``blind`` marks tasks shown without pre-annotation.
    """

    schema: str = SCHEMA
    id: str
    article_id: str
    type: ClaimType
    text: str
    start: int
    end: int
    value: str | None = None
    mod: str | None = None
    roles: list[Role] = []
    statement: str = ""
    question: str = ""
    rule: str | None = None
    confidence: float | None = None
    score: float | None = None
    sentence: SentenceContext
    context: Context
    verdict: Verdict | None = None
    verdict_meaning: str | None = None
    justification: str | None = None
    status: Status = "unreviewed"
    agreement: float | None = None
    origin: Literal["extracted", "annotator"] = "extracted"
    blind: bool = False
    reviews: list[Review] = []
    article: Provenance
    claimkit: str = ""


def verdict_meaning(type_: ClaimType, verdict: Verdict) -> str:
    """What the verdict says about a claim of this type: that somebody *was accused*, not that they did it."""
    return VERDICT_SAYS[type_].get(verdict, VERDICT_MEANS[verdict])


def text_sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_id(text: str) -> str:
    """The id of an article whose source gives none: 16 hex digits of its text's hash."""
    return text_sha256(text)[:16]


def claim_id(article: str, type_: str, start: int, end: int) -> str:
    """16 hex digits computed from article id, type and span: the same on every machine."""
    return hashlib.sha256(f"{article}\0{type_}\0{start}\0{end}".encode()).hexdigest()[:16]
