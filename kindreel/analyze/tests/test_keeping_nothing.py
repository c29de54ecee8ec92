"""No text that is asked about is stored or logged, with or without `doNotStore`."""

import logging

import pytest
from django.apps import apps

from kindreel.analyze.models import ApiKey
from kindreel.analyze.tests.asking import BATCH, about, ask

SECRET = "quillfeather"


def every_row() -> str:
    return str([list(model._base_manager.values()) for model in apps.get_models()])


@pytest.mark.parametrize("more", [{}, {"doNotStore": True}, {"doNotStore": False}])
def test_texts_are_read_and_forgotten(
    key: ApiKey, more: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    around = {"context": {"entries": [{"text": f"{SECRET} asked"}]}, "sessionId": SECRET}
    body = about(f"{SECRET} is a boat", clientToken=SECRET, communityId=SECRET, **around, **more)
    assert ask(body).status == 200
    assert ask({"requests": [body, about(SECRET, SECRET)]}, to=BATCH).status == 200
    assert ask(about(SECRET, SECRET)).status == 400
    assert ask({SECRET: SECRET}).status == 400
    assert ask(None, raw=f'{{"{SECRET}'.encode()).status == 400
    assert SECRET not in every_row()
    assert SECRET not in caplog.text
