"""Annotators' accounts. Only the sign-up form behind an invitation makes a Label Studio user who can log in."""

from __future__ import annotations

import re
import secrets
import subprocess
import unicodedata
from pathlib import Path

import httpx
import msgspec

from claimkit.errors import Rejected, SettingsError
from claimkit.studio.connection import Connection
from claimkit.studio.explaining import explained

DOMAIN = "claimkit.local"  # for annotators given by name; no mail is ever sent there


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A new annotator: their login, and a token to act as them."""

    email: str
    password: str
    api_key: str

    def __repr__(self) -> str:
        return f"Account(email={self.email!r})"


def email_of(who: str) -> str:
    """An e-mail address in lower case; for a name, an address made from it (``Zoë Ray``: ``zoe.ray@claimkit.local``).

    Raises :class:`SettingsError` if it is neither.
    """
    if "@" in who:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", who):
            raise SettingsError(f"{who!r} is not an e-mail address", "", "give an address, or a plain name")
        return who.lower()
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    name = ".".join(re.findall(r"[a-z0-9]+", plain))
    if not name:
        raise SettingsError(
            f"no user name can be made from {who!r}", "it has no Latin letter or digit", "give an e-mail address"
        )
    return f"{name}@{DOMAIN}"


def add(connection: Connection, who: str) -> Account:
    """Creates an annotator with a new password on the embedded studio.

    Raises :class:`Rejected` if the address is already taken, and other :class:`~claimkit.errors.StudioError`.
    """
    email, password = email_of(who), secrets.token_urlsafe(9)
    if email in {user["email"] for user in connection.get("/api/users/")}:
        raise Rejected(
            f"there is already an annotator {email}",
            "",
            "log in with the password they were given, or use another name",
        )
    doing = f"adding {email}"
    token = invitation(connection)
    with connection.anonymous() as browser, explained(connection.url, doing):
        browser.get("/user/signup/", params={"token": token}).raise_for_status()
        form = {
            "email": email,
            "password": password,
            "how_find_us": "",
            "allow_newsletters": "",
            "csrfmiddlewaretoken": browser.cookies["csrftoken"],
        }
        signed_up = browser.post(
            "/user/signup/", params={"token": token}, data=form, headers={"Referer": connection.url}
        )
        if signed_up.status_code != 302:  # the form again, with its error messages
            raise Rejected(f"Label Studio at {connection.url} does not accept {email}", _complaint(signed_up))
        made = browser.post(
            "/api/token/", headers={"X-CSRFToken": browser.cookies["csrftoken"], "Referer": connection.url}
        )
        made.raise_for_status()
        account = Account(email=email, password=password, api_key=made.json()["token"])
        if "@" not in who:
            with Connection(url=connection.url, api_key=account.api_key).client() as client:
                me = client.get("/api/current-user/whoami").json()["id"]
                client.patch(f"/api/users/{me}/", json={"first_name": who}).raise_for_status()
    return account


def reset(data_dir: Path, who: str) -> str:
    """Gives an annotator of the embedded studio a new password and returns it; existing sessions stay valid.

    Raises :class:`Rejected` if there is no such annotator.
    """
    from claimkit.studio.server import installed

    email, password = email_of(who), secrets.token_urlsafe(9)
    # The community edition has no request for this. Its command line has one, but reads the password from its
    # arguments, where other users of the machine could see it. So Django itself sets it, from the environment.
    program = (
        "import os\n"
        "from users.models import User\n"
        "user = User.objects.filter(email=os.environ['CLAIMKIT_EMAIL']).first()\n"
        "_ = user and user.set_password(os.environ['CLAIMKIT_PASSWORD'])\n"  # the Django shell reads line by line
        "_ = user and user.save(update_fields=['password'])\n"
        "print('password was set' if user and user.check_password(os.environ['CLAIMKIT_PASSWORD']) else 'nobody')\n"
    )
    settings = {"CLAIMKIT_EMAIL": email, "CLAIMKIT_PASSWORD": password}
    ran = subprocess.run(
        [*installed.command(), "shell"],
        input=program,
        env=installed.environment(data_dir / "label-studio", **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if "password was set" not in ran.stdout:
        raise Rejected(f"no password was set for {email}", "there is no such annotator", "see claimkit annotators list")
    return password


def invitation(connection: Connection) -> str:
    """The organisation's invitation token; whoever has it may sign up. Raises :class:`~claimkit.errors.StudioError`."""
    with explained(connection.url, "asking for the invitation link"):
        return str(connection.get("/api/invite")["token"])


def _complaint(page: httpx.Response) -> str:
    found = re.search(r'class="[^"]*error[^"]*"[^>]*>\s*([^<]+)', page.text)
    return found[1].strip() if found else f"the sign-up form answers {page.status_code}"
