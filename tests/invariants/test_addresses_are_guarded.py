"""Whatever writes asks for a token and is no link: for every address of the resolver."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from kindreel.campaigns.tests.making import campaign_of, entry_of, story_of
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.moderation.actions import open_case, report
from kindreel.moderation.models import CaseSource, Category, Outcome
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from tests.invariants.ground import Address, addresses, everything_kept, filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(ada: Person, noah: Person, olga: Person, zoe: Person, max_: Person) -> dict[str, str]:
    """Every address there is, each leading to something that is there for the operator."""
    Person.objects.filter(pk=noah.pk).update(is_private=False)
    for one in Person.objects.all():  # as sign-up leaves them
        EmailAddress.objects.create(user=one, email=one.email, primary=True)
    campaign = campaign_of()
    story_of(campaign, ada, 1)
    clip = entry_of(ada)
    own = clip_of(olga)
    remark = comment_of(noah, clip, "a remark")
    report(reporter=olga, subject=remark, category=Category.OTHER, words="")
    told = decided(max_, open_case(subject=own, source=CaseSource.REPORT), Outcome.LIMIT)
    case = open_case(subject=clip, source=CaseSource.REPORT)
    receipt = olga.reports.get().receipt
    given = {
        "public_id": clip.public_id,
        "handle": "noah",
        "slug": campaign.slug,
        "position": "1",
        "folded": "createkindness",
        "kind": "clip",
        "receipt": receipt,
        "given": "x" * 20,
        "uidb36": "a",
        "key": "a-b",
        "choice_id": "1",
        "session_id": "1",
        "word_id": "1",
        "follow_id": "1",
    }
    pks = {"moderation:decision": told.pk, "moderation:appeal": told.pk}
    pks |= {"moderation:case": case.pk, "moderation:decide": case.pk}
    names = {"clips:media": "poster.jpg", "moderation:report": clip.public_id}
    names |= {"learning:promote": "shipped"}

    def place(one: Address) -> str:
        mine = given | {"pk": str(pks.get(one.name, 1)), "name": names.get(one.name, "a")}
        return reverse(one.name, kwargs={key: mine[key] for key in one.keys})

    return {one.name: place(one) for one in addresses()}


@pytest.mark.parametrize("who", ["nobody", "member", "operator"])
def test_nothing_is_taken_without_a_token(
    who: str, places: dict[str, str], ada: Person, olga: Person
) -> None:
    client = Client(enforce_csrf_checks=True)
    if who != "nobody":
        client.force_login(
            {"member": ada, "operator": olga}[who],
            backend="kindreel.people.backend.Accounts",
        )
    before = everything_kept()
    for name, place in places.items():
        answer = client.post(place, filled_in())
        assert answer.status_code == 403 or _never_came_so_far(name, place, who), name
    assert everything_kept() == before


def _never_came_so_far(name: str, place: str, who: str) -> bool:
    """Nothing is behind it: no second step for members, no upload by nobody, no such address."""
    return (
        (who, place[:14]) == ("member", "/accounts/2fa/")
        or (who, name) == ("nobody", "clips:upload")
        or name in NOTHING_BEHIND
    )


NOTHING_BEHIND = {"analyze:elsewhere", "analyze:discovery", "analyze:openapi"}


@pytest.mark.parametrize("who", ["nobody", "member", "operator"])
def test_looking_writes_nothing(
    who: str, places: dict[str, str], ada: Person, olga: Person
) -> None:
    client = {"nobody": Client(), "member": signed_in(ada), "operator": signed_in(olga)}[who]
    before = everything_kept()
    for name, place in places.items():
        for verb in (client.get, client.head):
            answer = verb(place)
            assert answer.status_code in {200, 301, 302, 401, 403, 404, 405}, (name, answer)
    assert everything_kept() == before


ONLY_WRITE = {
    "like",
    "unlike",
    "share",
    "delete",
    "retry",
    "pick",
    "unpick",
    "pin",
    "unpin",
    "post",
    "cancel",
    "follow",
    "unfollow",
    "block",
    "unblock",
    "mute",
    "unmute",
    "seen",
    "read",
    "decide",
    "theme",
    "more_again",
    "hide_word",
    "show_word",
    "answer_request",
    "end_session",
    "change_team",
    "begin",
    "stop",
    "add_link",
    "remove_link",
    "add_episode",
    "move_episode",
    "remove_episode",
    "remove_helpline",
    "analyze",
    "batchanalyze",
    "suggestscore",
    "make_key",
    "revoke_key",
    "tus",  # a protocol: its client says HEAD, POST, PATCH and DELETE
    "tus_upload",
    "cancel_upload",
}


def test_what_only_writes_is_no_link(places: dict[str, str], olga: Person) -> None:
    client = signed_in(olga)
    ours = {name: place for name, place in places.items() if ":" in name}
    refusing = {name for name, place in ours.items() if client.get(place).status_code == 405}
    assert {name.rpartition(":")[2] for name in refusing} == ONLY_WRITE
    forms = {"people:delete"}  # asks for the password first
    assert {name for name in ours if name.rpartition(":")[2] in ONLY_WRITE} == refusing | forms
