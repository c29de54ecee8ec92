"""Invariant 2: what was acknowledged survives the death of any process at any moment.

A kill -9 of a real worker in the middle of an encode is tried in kindreel/clips/tests.
"""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kindreel.clips.models import Clip, Stage
from kindreel.clips.steps import advance
from kindreel.clips.tests.uploading import filled_in, only_clip, video
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.actions import report
from kindreel.moderation.models import Category, Decision, Report
from kindreel.moderation.tests.deciding import filled_in as judgement
from kindreel.people.models import Person
from kindreel.standing.models import Standing
from kindreel.work.sweeps import SWEEPS
from kindreel.work.tests import run_tasks


@pytest.mark.media
@pytest.mark.django_db
def test_an_upload_no_queue_ever_heard_of_is_finished(
    ada: Person,
    phone: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(advance), "enqueue", dies)
    with pytest.raises(KeyboardInterrupt):
        signed_in(ada).post("/upload/", filled_in(video=video(phone.read_bytes())))
    monkeypatch.undo()
    assert only_clip().stage == Stage.RECEIVED
    assert not DBTaskResult.objects.exists()
    Clip.objects.update(stage_since=timezone.now() - timedelta(minutes=1))
    SWEEPS["kindreel.clips.steps.sweeping.reissue_overdue"].run()
    run_tasks()
    assert only_clip().stage == Stage.READY


ASKING = """
    import os, signal, sys, django
    django.setup()
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from django.conf import settings
    from kindreel.config.tests import cast
    from kindreel.people.models import AgeBand, Role
    from kindreel.comments.models import Comment
    from kindreel.moderation.models import Case
    from kindreel.moderation.tests.deciding import filled_in
    settings.ALLOWED_HOSTS = ["testserver"]
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"] = {"BACKEND": plain}
    ada, zoe = (cast.person(name, AgeBand.ADULT) for name in ("ada", "zoe"))
    max_ = cast.person("max", AgeBand.ADULT, Role.MODERATOR)
    clip = cast.clip_of(ada, "boats")
    def say(who, place, **form):
        answer = cast.signed_in(who).post(place, form)
        assert answer.status_code in (200, 302), (place, answer.status_code)
    token = "12345678-1234-1234-1234-123456789012"
    say(zoe, f"/c/{clip.public_id}/comments/post/", text="What a calm pond", form_token=token)
    remark = Comment.objects.get()
    say(ada, f"/report/comment/{remark.pk}/", category="other", words="Look please")
    say(max_, f"/moderation/cases/{Case.objects.get().pk}/decide/", **filled_in("remove"))
    os.kill(os.getpid(), signal.SIGKILL)  # the moment the last answer is out
"""
LOOKING = """
    import django
    django.setup()
    from kindreel.comments.models import Comment
    from kindreel.moderation.models import Decision, Report
    from kindreel.notices.models import Notice
    from kindreel.standing.models import LedgerEntry
    for model in (Comment, Report, Decision, LedgerEntry):
        print(model.objects.count())
    print(Comment.objects.get().standing, Notice.objects.filter(recipient__username="zoe").count())
"""


def in_a_process(words: str, ground: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "kindreel.config.settings", "KINDREEL_DATA": str(ground)}
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", textwrap.dedent(words)]
    return subprocess.run(
        command, env=kept | settings | paths, capture_output=True, text=True, check=False
    )


def test_a_comment_a_report_and_a_decision_outlive_the_process(tmp_path: Path) -> None:
    died = in_a_process(ASKING, tmp_path)
    assert died.returncode == -signal.SIGKILL, died.stderr
    seen = in_a_process(LOOKING, tmp_path)
    assert seen.stdout.split() == ["1", "1", "1", "1", "removed", "1"], seen.stderr


@pytest.fixture
def remark(ada: Person, noah: Person) -> Comment:
    return comment_of(noah, clip_of(ada), "A remark")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "breaks",
    ["_write", "_settle_standing", "_strike", "tell_author", "tell_reporters"],
)
def test_a_decision_that_dies_half_way_was_never_made(
    breaks: str,
    remark: Comment,
    zoe: Person,
    max_: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = report(reporter=zoe, subject=remark, category=Category.OTHER, words="Hm")
    case = kept.report.case  # type: ignore[union-attr]
    place, form = f"/moderation/cases/{case.pk}/decide/", judgement("remove")
    module = import_module("kindreel.moderation.actions.decide")  # the package shows the verb

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    desk: Client = signed_in(max_)
    with monkeypatch.context() as patched:
        patched.setattr(module, breaks, dies)
        with pytest.raises(KeyboardInterrupt):
            desk.post(place, form)
    case.refresh_from_db()
    remark.refresh_from_db()
    assert case.is_open
    assert remark.standing == Standing.LIVE
    assert not Decision.objects.exists()
    assert Report.objects.count() == 1
    desk.post(place, form)
    remark.refresh_from_db()
    assert remark.standing == Standing.REMOVED
