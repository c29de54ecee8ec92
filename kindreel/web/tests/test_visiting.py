"""The shell's own pages, and the pages of others that wear it."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.views.defaults import server_error
from pytest_django import DjangoAssertNumQueries

from kindreel.people.models import Person
from kindreel.web.storage import HashedFiles
from kindreel.web.tests.files import STATIC, TEMPLATES

pytestmark = pytest.mark.django_db


def test_a_visitor_finds_the_way_in(client: Client) -> None:
    html = client.get("/about/").content.decode()
    assert 'href="/accounts/login/"' in html
    assert 'href="/accounts/signup/"' in html
    assert "Sign out" not in html
    assert 'class="skip" href="#main"' in html


def test_a_member_finds_the_way_out_and_no_care_desk(client: Client, mia: Person) -> None:
    client.force_login(mia)
    html = client.get("/about/").content.decode()
    assert "Sign out" in html
    assert "Care desk" not in html


def test_a_moderator_finds_the_care_desk(client: Client, ida: Person) -> None:
    client.force_login(ida)
    assert 'href="/moderation/"' in client.get("/about/").content.decode()


def test_the_shell_names_the_community(client: Client, settings: LazySettings) -> None:
    settings.COMMUNITY_NAME = "Paper Boats <3"
    assert "Paper Boats &lt;3" in client.get("/about/").content.decode()


def test_the_shell_asks_the_database_nothing_for_a_visitor(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        client.get("/about/")


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_sign_in_pages_wear_the_shell(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert 'class="nav"' in html
    assert 'class="field__label"' in html
    assert "button--primary" in html


@pytest.mark.parametrize(
    "address", ["/accounts/email/", "/accounts/sessions/", "/accounts/2fa/", "/accounts/logout/"]
)
def test_account_pages_wear_the_shell(client: Client, ida: Person, address: str) -> None:
    client.force_login(ida)
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'class="nav"' in answer.content.decode()


def test_an_unknown_page_says_what_to_do(client: Client) -> None:
    answer = client.get("/nowhere/at/all/")
    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()


@pytest.fixture
def passer_by(rf: RequestFactory) -> HttpRequest:
    request: HttpRequest = rf.get("/")
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429"])
def test_error_pages_offer_a_next_step(passer_by: HttpRequest, name: str) -> None:
    html = render(passer_by, f"{name}.html").content.decode()
    assert "<h1>" in html
    assert '<a class="button' in html


def test_our_own_mistake_needs_nothing_that_could_be_broken(rf: RequestFactory) -> None:
    assert "{%" not in (TEMPLATES / "500.html").read_text()
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "our mistake" in answer.content.decode()


def test_the_stylesheets_of_the_error_page_exist() -> None:
    html = (TEMPLATES / "500.html").read_text()
    links = [part.split('"')[0] for part in html.split('href="/static/web/')[1:]]
    assert {"mark.svg", "tokens.css"} < set(links)
    assert all((STATIC / link.split("#")[0]).exists() for link in links)


def test_choosing_dark_is_remembered(client: Client) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": "/about/"})
    assert answer.headers["Location"] == "/about/"
    assert '<html lang="en"' in (html := client.get("/about/").content.decode())
    assert 'data-theme="dark"' in html


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_choosing_a_theme_leads_nowhere_else(client: Client, there: str) -> None:
    answer = client.post("/theme/", {"theme": "light", "next": there})
    assert answer.headers["Location"] == "/"


def test_a_theme_we_do_not_have_is_not_kept(client: Client) -> None:
    assert "theme" not in client.post("/theme/", {"theme": '"><script>'}).cookies
    client.cookies["theme"] = "neon"
    assert "neon" not in client.get("/about/").content.decode()


def test_choosing_a_theme_is_a_post(client: Client) -> None:
    assert client.get("/theme/").status_code == 405


def test_the_offline_page_knows_nobody(client: Client, mia: Person) -> None:
    client.force_login(mia)
    html = client.get("/offline/").content.decode()
    assert "You are offline" in html
    assert "mia" not in html.lower()


def test_the_service_worker_keeps_no_page_and_no_media(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    kept = answer.content.decode().split("KEEP = [")[1].split("]")[0]
    addresses = [line.strip(' ",') for line in kept.splitlines() if line.strip()]
    assert addresses[0] == "/offline/"
    assert all(address.startswith("/static/web/") for address in addresses[1:])


def test_a_phone_can_put_us_on_its_home_screen(client: Client) -> None:
    answer = client.get("/app.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    for icon in answer.json()["icons"]:
        assert (STATIC / Path(icon["src"]).name).exists()


def test_the_web_process_says_that_it_lives(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_messages_become_toasts(passer_by: HttpRequest) -> None:
    message = type("Message", (), {"level_tag": "error", "__str__": lambda _: "Too <big>."})()
    html = render(passer_by, "web/about.html", {"messages": [message]}).content.decode()
    assert 'data-toast="error"' in html
    assert "Too &lt;big&gt;." in html


def test_modules_import_each_other_by_hash(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    names = ["shell.js", "toasts.js", "wire.js"]
    for name in names:
        (tmp_path / name).write_text((STATIC / name).read_text())
    done = list(storage.post_process({name: (storage, name) for name in names}))
    assert all(not isinstance(problem, Exception) for _, _, problem in done)
    hashed = (tmp_path / storage.stored_name("shell.js")).read_text()
    assert f'"./{storage.stored_name("wire.js")}"' in hashed
