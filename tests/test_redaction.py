"""No annotator's e-mail address gets out, links stay links, and time grows linearly with the text."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.privacy.redaction import has_address, without_emails


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("ask ann@example.org.", "ask [e-mail removed]."),
        ("ann@example.org, bob@example.org", "[e-mail removed], [e-mail removed]"),
        ("bob@localhost knows", "[e-mail removed] knows"),
        ('write to "Bob R."@example.org', "write to [e-mail removed]"),
        ("bob＠example.org", "[e-mail removed]"),
        ("bob%40example.org", "[e-mail removed]"),
        ("bob@[127.0.0.1]", "[e-mail removed]"),
        ("zoë.ray+x@büro.example", "[e-mail removed]"),
        ("mailto:ann@example.org", "mailto:[e-mail removed]"),
        ("https://user:word@example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://example.org/?by=ann%40example.org&x=1", "https://example.org/?by=removed&x=1"),
        ("see https://example.org/@ann and x@y.org", "see https://example.org/@ann and [e-mail removed]"),
        ("follow @ann", "follow @ann"),
        ("5 @ 3 pounds", "5 @ 3 pounds"),
        ("score 3@2", "score 3@2"),
    ],
)
def test_what_was_typed_and_what_is_published(typed: str, published: str) -> None:
    assert without_emails(typed) == published
    assert without_emails(published) == published
    assert has_address(typed) == (typed != published)


@given(st.text('ab@.＠%40"/: \n-', max_size=40))
def test_what_was_redacted_once_stays(text: str) -> None:
    assert without_emails(without_emails(text)) == without_emails(text)


@given(st.from_regex(r"[a-z]{1,8}:[a-z]{1,8}@[a-z]{1,8}\.org", fullmatch=True))
def test_a_link_with_a_name_in_it_still_leads_to_its_host(authority: str) -> None:
    parts = urlsplit(without_emails(f"https://{authority}/page"))
    assert (parts.hostname, parts.username, parts.path) == (authority.rpartition("@")[2], None, "/page")


@pytest.mark.parametrize("piece", ["a", "a@", "a.", "@", '"', "%40", "a@b.", "http://", "＠x"])
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    def work(times: int) -> int:
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            without_emails(piece * times)
        finally:
            sys.setprofile(None)
        return calls

    assert work(8_000) <= 4 * work(2_000) + 200
