from pathlib import Path

from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.web.uploads import LARGEST


def test_a_form_cannot_fill_the_disk(ada: Person, settings: LazySettings, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    huge = SimpleUploadedFile("me.png", b"\0" * (LARGEST + 1))
    answer = signed_in(ada).post("/settings/profile/", {"picture": huge, "avatar": huge})
    assert answer.status_code == 413
    assert list(tmp_path.glob("*.upload*")) == []
