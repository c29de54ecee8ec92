"""The documents by which programs learn the API, and Google's own client at work."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from googleapiclient import discovery
from googleapiclient.errors import HttpError
from openapi_spec_validator import validate
from pytest_django.live_server_helper import LiveServer

from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.attributes import UNANSWERED
from kindreel.analyze.schemas.documents import discovery_document, openapi_document
from kindreel.analyze.schemas.messages import MESSAGES
from kindreel.analyze.tests.asking import KEY, WORDS, about, answered

SUGGESTION = {
    "comment": {"text": WORDS},
    "attributeScores": {"TOXICITY": {"summaryScore": {"value": 0}}},
    "clientToken": "8",
}
DISCOVERY = "/$discovery/rest?version=v1alpha1"
# The fields of Perspective's own document, revision 20260504.
PERSPECTIVE_S = {
    "AnalyzeCommentRequest": {
        *("comment", "context", "requestedAttributes", "languages", "doNotStore", "clientToken"),
        *("sessionId", "communityId", "spanAnnotations", "dropUnsupportedAttributes"),
    },
    "AnalyzeCommentResponse": {"attributeScores", "languages", "detectedLanguages", "clientToken"},
    "SuggestCommentScoreRequest": {
        *("comment", "context", "attributeScores", "languages", "communityId", "sessionId"),
        "clientToken",
    },
    "SuggestCommentScoreResponse": {"clientToken", "detectedLanguages", "requestedLanguages"},
    "TextEntry": {"text", "type"},
    "Context": {"entries", "articleAndParentComment"},
    "ArticleAndParentComment": {"article", "parentComment"},
    "AttributeParameters": {"scoreType", "scoreThreshold"},
    "AttributeScores": {"summaryScore", "spanScores"},
    "SpanScore": {"begin", "end", "score"},
    "Score": {"value", "type"},
}


@contextmanager
def comments_at(address: str, key: str = KEY) -> Iterator[Any]:
    """Build Google's client as the guide says; give its `comments()`."""
    client = discovery.build(
        "commentanalyzer",
        "v1alpha1",
        developerKey=key,
        discoveryServiceUrl=f"{address}{DISCOVERY}",
        static_discovery=False,
        cache_discovery=False,
    )
    with client:
        yield client.comments()


@pytest.fixture
def address(live_server: LiveServer, settings: LazySettings) -> str:
    settings.SITE_ADDRESS = live_server.url
    return str(live_server.url)


def test_every_field_of_perspective_is_known() -> None:
    for name, fields in PERSPECTIVE_S.items():
        assert fields <= MESSAGES[name].keys(), name


def test_google_s_client_works_by_changing_the_host(address: str, key: ApiKey) -> None:
    with comments_at(address) as comments:
        answer = comments.analyze(body=about(clientToken="7", languages=["en"])).execute()
        done = comments.suggestscore(body=SUGGESTION).execute()
        batch = comments.batchanalyze(body={"requests": [about(), about("")]}).execute()
    assert 0 <= answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] <= 1
    assert answer["clientToken"] == "7"
    assert done["clientToken"] == "8"
    assert [next(iter(result)) for result in batch["responses"]] == ["response", "error"]


def test_google_s_client_reads_our_refusals(address: str, key: ApiKey) -> None:
    with comments_at(address) as comments, pytest.raises(HttpError) as caught:
        comments.analyze(body=about("")).execute()
    assert caught.value.status_code == 400
    assert caught.value.reason == "Comment must be non-empty."
    assert caught.value.error_details[0]["errorType"] == "COMMENT_EMPTY"
    with comments_at(address, "kdr_wrong") as comments:
        request = comments.analyze(body=about())
        with pytest.raises(HttpError, match="API key not valid"):
            request.execute()


def test_google_s_client_builds_from_the_document_alone(
    address: str, key: ApiKey, settings: LazySettings
) -> None:
    document = json.dumps(discovery_document())
    with discovery.build_from_document(document, developerKey=KEY) as client:
        assert client.comments().analyze(body=about()).execute()["languages"] == ["en"]
    elsewhere = document.replace(address, "http://127.0.0.1:1")
    options = {"api_endpoint": address}
    with discovery.build_from_document(
        elsewhere, developerKey=KEY, client_options=options
    ) as client:
        assert client.comments().analyze(body=about()).execute()["languages"] == ["en"]


def test_the_discovery_document_is_there_for_its_version_only(db: None) -> None:
    client = Client()
    assert client.get(DISCOVERY).json()["version"] == "v1alpha1"
    assert client.get("/$discovery/rest").json()["version"] == "v1alpha1"
    answer = client.get("/$discovery/rest?version=v1")
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, "NOT_FOUND")
    assert client.post(DISCOVERY).status_code == 405


def test_the_openapi_document_is_valid(db: None) -> None:
    document = Client().get("/api/openapi.json").json()
    validate(document)
    assert document == openapi_document()
    assert set(document["paths"]) == {
        f"/v1alpha1/comments:{name}" for name in ("analyze", "suggestscore", "batchanalyze")
    }


def test_the_page_names_every_attribute_there_is_and_is_not(db: None) -> None:
    page = Client().get("/api/").content.decode()
    assert all(f"<code>{name}</code>" in page for name in [*answered(), *UNANSWERED])
