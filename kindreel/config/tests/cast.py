"""The named cast of all tests: the same few people everywhere.

mia is 14 and private, noah is 16, ada is an adult creator, zoe an adult stranger,
max and ida moderate, olga is the operator.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from kindreel.clips.models import Audience, Clip, Stage
from kindreel.comments.models import Comment
from kindreel.people.models import AgeBand, Follow, FollowStage, Person, Role
from kindreel.standing.tests.guards import empty_guarded_tables

PASSWORD = "paper-boats-at-noon"


def person(handle: str, band: AgeBand, role: Role = Role.MEMBER) -> Person:
    """Make an account as sign-up leaves it; under-18s start private."""
    return Person.objects.create_user(
        handle,
        f"{handle}@example.org",
        PASSWORD,
        display_name=handle.title(),
        age_band=band,
        role=role,
        is_private=band != AgeBand.ADULT,
    )


@pytest.fixture
def mia(db: None) -> Person:
    return person("mia", AgeBand.EARLY_TEEN)


@pytest.fixture
def noah(db: None) -> Person:
    return person("noah", AgeBand.LATE_TEEN)


@pytest.fixture
def ada(db: None) -> Person:
    return person("ada", AgeBand.ADULT)


@pytest.fixture
def zoe(db: None) -> Person:
    return person("zoe", AgeBand.ADULT)


@pytest.fixture
def max_(db: None) -> Person:
    return person("max", AgeBand.ADULT, Role.MODERATOR)


@pytest.fixture
def ida(db: None) -> Person:
    return person("ida", AgeBand.ADULT, Role.MODERATOR)


@pytest.fixture
def olga(db: None) -> Person:
    return person("olga", AgeBand.ADULT, Role.OPERATOR)


def signed_in(who: Person) -> Client:
    """Return a browser in which `who` is signed in."""
    client = Client()
    client.force_login(who, backend="kindreel.people.backend.Accounts")
    return client


def clip_of(author: Person, caption: str = "", **fields: object) -> Clip:
    """Make a clip that is ready to watch, without any media behind it."""
    values: dict[str, object] = {
        "audience": Audience.PUBLIC,
        "stage": Stage.READY,
        "stage_since": timezone.now(),
        "published_at": timezone.now(),
        "milliseconds": 8000,
        "width": 720,
        "height": 1280,
        "form_token": uuid.uuid4(),
    }
    return Clip.objects.create(author=author, caption=caption, **{**values, **fields})


def comment_of(author: Person, clip: Clip, text: str, **fields: object) -> Comment:
    """Make a comment as if it had been posted."""
    return Comment.objects.create(
        author=author, clip=clip, text=text, form_token=uuid.uuid4(), is_checked=True, **fields
    )


def follow_of(follower: Person, followed: Person) -> Follow:
    """Make an accepted follow."""
    return Follow.objects.create(follower=follower, followed=followed, stage=FollowStage.ACCEPTED)


def empty_cache() -> None:
    """Let nothing be found that was cached before.

    The cache may be one that other test processes, or a community, use too: theirs stays.
    """
    fresh = f"tests-{uuid.uuid4().hex}"
    caches.settings["default"]["KEY_PREFIX"] = caches["default"].key_prefix = fresh


@pytest.fixture(autouse=True)
def _fresh_ground(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setenv("KINDREEL_SCREENING", str(tmp_path / "screening"))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    empty_cache()


@pytest.fixture(autouse=True)
def _emptied_ledger(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where a test really commits: the guards of the ledger would keep its rows for the next."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if not commits and not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    empty_guarded_tables()
