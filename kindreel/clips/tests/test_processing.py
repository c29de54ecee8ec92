from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from kindreel.clips.models import Stage
from kindreel.clips.tests.uploading import filled_in, only_clip, read_all, video
from kindreel.config.tests.cast import signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.work.tests import run_tasks


@pytest.mark.media
def test_an_uploaded_video_plays(ada: Person, phone: Path) -> None:
    browser = signed_in(ada)
    film = video(phone.read_bytes())
    answer = browser.post("/upload/", filled_in(video=film, caption="#Kind", audience="public"))
    page = f"/c/{only_clip().public_id}/"
    assert answer["Location"] == page
    assert "Waiting for its turn" in browser.get(page).content.decode()

    run_tasks()

    clip = only_clip()
    assert (clip.stage, clip.width, clip.height, clip.has_sound) == (Stage.READY, 120, 160, True)
    assert {row.name for row in clip.renditions.all()} == {"source", "720", "480"}
    assert clip.original == ""
    assert not default_storage.exists(f"{clip.folder}/original")
    assert Notice.objects.filter(recipient=ada, title="Your clip is ready").count() == 1
    shown = browser.get(page)
    address = shown.context["card"].split('<source src="')[1].split('"')[0]
    part = browser.get(address, headers={"Range": "bytes=4-7"})
    assert (part.status_code, read_all(part)) == (206, b"ftyp")
    poster = shown.context["card"].split('poster="')[1].split('"')[0]
    assert read_all(browser.get(poster)).startswith(b"\xff\xd8")
