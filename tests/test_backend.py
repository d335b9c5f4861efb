"""``claimkit serve --connect`` with a real Label Studio: imported texts get their claims.

``CLAIMKIT_SCREENSHOTS=1`` takes the documentation's picture again.
"""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import claimkit
from labelling import region
from listening import free_port
from playwright.sync_api import expect
from rounds import Person, found, fresh_title, rows
from serving import Service, serving
from test_browser import browser, page  # noqa: F401 - fixtures

from claimkit import extract, samples
from claimkit.records import VERDICTS
from claimkit.studio.client import Client
from claimkit.studio.connection import Connection
from claimkit.studio.round.doctor import HOSTILE
from claimkit.studio.round.pulling import Pull
from claimkit.studio.server import embedded

pytestmark = pytest.mark.server
PICTURES = Path(__file__).parent.parent / "docs" / "images"
LEE = "Ann Lee, 59, was accused of fraud on Tuesday, the prosecutor said."
KEY = "a-secret-of-the-desk"


@pytest.fixture(scope="module")
def client(studio: embedded.Studio) -> Iterator[Client]:
    with Client(Connection(url=studio.url, api_key=studio.login.token)) as opened:
        yield opened


@pytest.fixture(scope="module")
def title() -> str:
    return fresh_title()


@pytest.fixture(scope="module")
def service(studio: embedded.Studio, title: str) -> Iterator[Service]:
    """A server with a key, connected to a project that it has made."""
    with serving("--connect", title, data_dir=studio.data_dir, CLAIMKIT_SERVE_API_KEY=KEY) as started:
        yield started


def texts(count: int) -> list[dict[str, Any]]:
    """So many different texts, every fifth a hostile one, the others news; some with title and date."""
    news = [article.text for article in samples.articles()]
    made = []
    for n in range(count):
        text = f"{HOSTILE}{n}. {LEE}" if n % 5 == 0 else f"{n}. {news[n % len(news)][: 300 + n]} {LEE}"
        made.append({"text": text, **({"title": f"No. {n}", "published": "2023-01-21"} if n % 2 else {})})
    return made


def put_in(client: Client, project: str, imported: list[dict[str, Any]]) -> None:
    """As the web interface's import does."""
    assert client.send(client.project(project), imported)


def press_retrieve(client: Client, project: str) -> None:
    """What *Actions, Retrieve Predictions* in the data manager asks for."""
    id_ = client.project(project).id
    everything = {"selectedItems": {"all": True, "excluded": []}, "project": id_}
    client._request("dm/actions", "POST", params={"id": "retrieve_tasks_predictions", "project": id_}, json=everything)


def check(row: dict[str, Any]) -> None:
    """One prediction, of one version, whose regions are what the text says there: code points, end-exclusive."""
    (prediction,) = row["predictions"]
    assert prediction["model_version"] == "claimkit"
    text = row["data"]["text"]
    labels = [one for one in prediction["result"] if one["type"] == "labels"]
    assert labels
    for one in labels:
        assert text[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]


def test_texts_imported_in_the_web_interface_get_predictions(service: Service, client: Client, title: str) -> None:
    count = int(os.environ.get("CLAIMKIT_BACKEND_TEXTS", "40"))
    put_in(client, title, texts(count))
    press_retrieve(client, title)
    listed = rows(client, title)
    assert len(listed) == count
    for row in listed:
        check(row)
        direct = extract(row["data"]["text"], reader="rules", published=row["data"].get("published"))
        ids = {one["id"] for one in row["predictions"][0]["result"]}
        assert ids == {claim.id for claim in direct.claims}
    asked = [line for line in service.requests if line["path"] == "/predict"]
    assert {line["status"] for line in asked} == {200}
    press_retrieve(client, title)
    assert all(len(row["predictions"]) == 1 for row in rows(client, title)), "pressed twice, and nothing is doubled"
    assert len([line for line in service.requests if line["path"] == "/predict"]) == len(asked)


def test_connecting_again_makes_no_second_backend(studio: embedded.Studio, client: Client) -> None:
    title = fresh_title()
    with serving("--connect", title, data_dir=studio.data_dir):
        pass
    with serving("--connect", title, data_dir=studio.data_dir) as other:
        (backend,) = client._read("ml", {"project": client.project(title).id})
        assert (backend["url"], backend["title"], backend["readable_state"]) == (other.url, "claimkit", "Connected")


def test_a_server_killed_in_the_middle_recovers_by_pressing_again(studio: embedded.Studio, client: Client) -> None:
    project, port = fresh_title(), free_port()
    with serving("--connect", project, port=port, data_dir=studio.data_dir) as doomed:
        put_in(client, project, texts(12))
        press_retrieve(client, project)
        put_in(client, project, [{"text": f"{n}. {LEE} " + "It rained on Monday. " * 4000} for n in range(12)])
        pressed = threading.Thread(target=press_retrieve, args=(client, project))
        pressed.start()
        time.sleep(1.5)
        doomed.process.send_signal(signal.SIGKILL)
        pressed.join()
    assert [len(row["predictions"]) for row in rows(client, project)] == [1] * 12 + [0] * 12
    press_retrieve(client, project)  # nobody answers: nothing happens
    with serving("--connect", project, port=port, data_dir=studio.data_dir):
        press_retrieve(client, project)
    for row in rows(client, project):
        check(row)


def test_what_an_interface_lacks_is_said_when_it_is_connected(studio: embedded.Studio, client: Client) -> None:
    project = fresh_title()
    made = client.create(project, "mark", 1)
    persons = '<View><Labels name="l" toName="t"><Label value="PER"/></Labels><Text name="t" value="$text"/></View>'
    client._write(f"projects/{made.id}", "PATCH", label_config=persons)
    ran = claimkit("serve", "--port", "0", "--reader", "rules", "--connect", project, data_dir=studio.data_dir)
    assert ran.returncode == 3
    assert "no place for claims" in ran.stderr
    ages = persons.replace("PER", "Age")
    client._write(f"projects/{made.id}", "PATCH", label_config=ages)
    with serving("--connect", project, data_dir=studio.data_dir) as service:
        assert "no label for date" in service.said
        put_in(client, project, [{"text": LEE}])
        press_retrieve(client, project)
    (row,) = rows(client, project)
    assert [(one["value"]["labels"], one["value"]["text"]) for one in found(row)] == [(["Age"], "59")]


def test_what_is_asked_for_over_the_wire_is_refused_in_words(service: Service) -> None:
    auth = ("claimkit", KEY)
    told = service.http.post("/setup", json={"schema": "<View/>", "project": "1.2"}, auth=auth)
    assert told.status_code == 422
    assert "no Text tag" in told.json()["what"]
    assert service.http.post("/predict", json={"tasks": 3}, auth=auth).status_code == 400
    config = "<View><Labels name='l' toName='t'><Label value='age'/></Labels><Text name='t' value='$text'/></View>"
    mixed = {"tasks": [{"id": 1, "data": {}}, {"id": 2, "data": {"text": LEE}}], "label_config": config}
    nothing, one = service.http.post("/predict", json=mixed, auth=auth).json()["results"]
    assert nothing == []
    assert [r["value"]["text"] for r in one["result"]] == ["59"]
    assert "no prediction for task 1" in service.said
    training = service.http.post("/webhook", json={"action": "START_TRAINING"}, auth=auth)
    assert training.status_code == 409
    assert "claimkit train" in training.json()["do"], "never without being asked, and then by a command"
    assert LEE not in service.said + json.dumps(service.requests)
    assert KEY not in service.said + json.dumps(service.requests)


def test_what_people_made_of_imported_texts_is_exported(
    studio: embedded.Studio, client: Client, tmp_path: Path
) -> None:
    project = fresh_title()
    with serving("--connect", project, data_dir=studio.data_dir):
        put_in(client, project, [{"text": HOSTILE + LEE, "published": "2023-01-21"}, {"text": "Nothing to see."}])
        press_retrieve(client, project)
    row, _ = rows(client, project)
    judged = [
        {**one, "value": {**one["value"], "labels": ["supported"]}} if one["from_name"] == "verdict" else one
        for one in found(row)
    ]
    at = row["data"]["text"].index("prosecutor")
    judged.append(region("mine", "age", at, at + len("prosecutor")))
    person = Person(Connection(url=studio.url, api_key=studio.login.token), studio.login.user)
    person.annotate(row["id"], judged)
    pull = Pull(client, project)
    claims = list(pull)
    assert not [one for one in pull.skipped if one.reason == "foreign task"]
    mine = [claim for claim in claims if claim.origin == "annotator"]
    assert [claim.text for claim in mine] == ["prosecutor"]
    # The server went by rules alone, and the export by the trained reader: neither shows among what people judged.
    theirs = [claim for claim in claims if claim.origin == "extracted"]
    assert len(theirs) == len({one["id"] for one in found(row)})
    assert {review.verdict for claim in theirs for review in claim.reviews} == {VERDICTS[0]}
    assert not [review for claim in theirs for review in claim.reviews if review.corrected]
    exported = claimkit("export", "--project", project, "-o", str(tmp_path / "out"), data_dir=studio.data_dir)
    assert exported.returncode == 0, exported.stderr
    person.close()


@pytest.mark.browser
def test_highlights_show_when_a_task_is_opened_first(
    page: Any,  # noqa: F811 - the fixture
    studio: embedded.Studio,
    client: Client,
    tmp_path: Path,
) -> None:
    project, file = fresh_title(), tmp_path / "desk.json"
    with serving("--connect", project, data_dir=studio.data_dir) as service:
        text = next(article for article in samples.articles() if "accused" in article.text).text[:600]
        id_ = client.project(project).id
        file.write_text(json.dumps([{"text": f"🎉 {LEE}\n\n{text}", "title": "From the desk"}]), encoding="utf-8")
        page.goto(f"{studio.url}/projects/{id_}/data/import")
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_role("button", name="Cancel").wait_for()
        page.locator("button", has_text=re.compile("^Import$")).nth(2).click()  # the dialog's, behind the page's own
        page.wait_for_url(f"**/projects/{id_}/data**")
        expect(page.get_by_role("button", name="Label All Tasks")).to_be_visible()
        assert rows(client, project)[0]["predictions"] == []
        page.goto(f"{studio.url}/projects/{id_}/data")
        page.get_by_role("button", name="Label All Tasks").click()
        page.keyboard.press("Escape")
        highlights = page.locator(".htx-highlight")
        expect(highlights.filter(has_text="59").first).to_be_visible()
        shown = highlights.evaluate_all("all => all.map(one => one.innerText)")
        (row,) = rows(client, project)
        wanted = {one["value"]["text"] for one in found(row) if one["type"] == "labels"}
        assert {text.strip() for text in shown} == wanted
        assert len(wanted) > 3
        expect(page.get_by_text("From the desk").first).to_be_visible()
        if os.environ.get("CLAIMKIT_SCREENSHOTS"):
            page.wait_for_timeout(1000)
            page.screenshot(path=PICTURES / "imported-light.png")
        assert [line["status"] for line in service.requests if line["path"] == "/predict"] == [200]
