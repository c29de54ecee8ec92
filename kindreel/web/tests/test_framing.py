import re

from django.test import Client

from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.people.models import Person

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def test_a_form_in_a_kept_frame_can_be_sent(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    for who in (zoe, ada):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(who, backend="kindreel.people.backend.Accounts")
        tokens = set(TOKEN.findall(strict.get("/").content.decode()))
        assert tokens
        for token in tokens:
            sent = strict.post(f"/c/{clip.public_id}/like/", {"csrfmiddlewaretoken": token})
            assert sent.status_code == 302


def test_nobody_gets_a_token_of_somebody_else(zoe: Person, noah: Person) -> None:
    tokens = [TOKEN.findall(signed_in(who).get("/").content.decode()) for who in (zoe, noah, zoe)]
    assert all(tokens)
    assert len({token for found in tokens for token in found}) == 3


def test_light_and_dark_are_each_their_own(zoe: Person) -> None:
    client = signed_in(zoe)
    assert "data-theme=" not in client.get("/").content.decode()
    client.post("/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    assert "data-theme=" not in Client().get("/").content.decode()


def test_an_address_is_put_in_escaped(zoe: Person) -> None:
    page = signed_in(zoe).get('/?after=&x="><b>').content.decode()
    assert 'name="next" value="/?after=&amp;x=%22%3E%3Cb%3E"' in page
    assert "<b>" not in page


def test_a_message_is_shown_once_and_to_nobody_else(ada: Person, zoe: Person, noah: Person) -> None:
    client, other = signed_in(zoe), signed_in(noah)
    client.post(f"/c/{clip_of(ada).public_id}/less/", {"of": "clip"})
    assert "Noted." not in other.get("/").content.decode()
    assert "Noted." in client.get("/").content.decode()
    assert "Noted." not in client.get("/").content.decode()


def test_the_page_with_a_message_is_otherwise_the_same(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    client = signed_in(zoe)
    usual = client.get("/following/").content.decode()
    client.post(f"/c/{clip.public_id}/less/", {"of": "clip"})
    toast = re.compile(r'<div class="toast".*?</div>', re.DOTALL)
    with_toast = client.get("/following/").content.decode()
    assert len(toast.findall(with_toast)) == 1
    assert bare(toast.sub("", with_toast)) == bare(usual)


def bare(page: str) -> list[str]:
    return re.sub(r'(value|content)="[A-Za-z0-9]{64}"', "", page).split()
