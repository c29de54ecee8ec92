"""The copy of everything we know about somebody: a ZIP of one JSON file a room."""

import json
import tempfile
import zipfile
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder

from kindreel.people.models import Person
from kindreel.people.rooms import rooms_offering

IN_MEMORY = 5_000_000


def copy_of_data(person: Person) -> IO[bytes]:
    """Return an open ZIP file, rewound; it lies on disk once it is large, and goes when closed."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the answer closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _read_me(person))
        for room, export in rooms_offering("exports", "export"):
            archive.writestr(f"{room}.json", _as_json(export(person)))
        _add_picture(archive, person)
    file.seek(0)
    return file


def _as_json(data: dict[str, object]) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def _add_picture(archive: zipfile.ZipFile, person: Person) -> None:
    name = person.avatar.name
    if name and default_storage.exists(name):
        with default_storage.open(name) as picture:
            archive.writestr("avatar.webp", picture.read())


def _read_me(person: Person) -> str:
    return (
        f"Everything {settings.COMMUNITY_NAME} knows about @{person.username}.\n\n"
        "Each .json file holds what one part of the community keeps: a text file that any editor"
        " and most programs can read. Your clips are listed by the names of their files.\n"
        "Your birthday is not in here because we do not keep it.\n"
    )
