"""Every address that takes an id, by what the id is of; and how each is put together."""

from django.urls import reverse

from kindreel.campaigns.models import Campaign
from kindreel.clips.models import Clip
from kindreel.clips.rules import media_address
from kindreel.comments.models import Comment
from tests.invariants.ground import plain_places

OF_CLIP = {
    "feed:seen",
    "feed:less",
    "clips:media",
    "clips:show",
    "clips:progress",
    "clips:edit",
    "clips:cared",
    "clips:delete",
    "clips:retry",
    "clips:like",
    "clips:unlike",
    "clips:share",
    "comments:list",
    "comments:post",
    "comments:cancel",
    "comments:filtered",
    "campaigns:pick",
    "campaigns:unpick",
}
OF_COMMENT = {
    "comments:answers",
    "comments:like",
    "comments:unlike",
    "comments:pin",
    "comments:unpin",
    "comments:delete",
}
OF_PERSON = {
    "clips:profile",
    "protection:follow",
    "protection:unfollow",
    "protection:block",
    "protection:unblock",
    "protection:mute",
    "protection:unmute",
    "protection:avatar",
}
OF_CAMPAIGN = {
    "campaigns:show",
    "campaigns:episode",
    "campaigns:challenge",
    "campaigns:edit",
    "campaigns:add_link",
    "campaigns:remove_link",
    "campaigns:add_episode",
    "campaigns:edit_episode",
    "campaigns:move_episode",
    "campaigns:remove_episode",
}
OF_CASE = {"moderation:case", "moderation:decide"}
OF_DECISION = {"moderation:decision", "moderation:appeal"}
OF_REPORT = {"moderation:receipt"}
OF_ALL_THREE = {"moderation:report"}  # a clip, a comment or a person
ONES_OWN_ROWS = {
    "clips:tus_upload",
    "clips:cancel_upload",
    "feed:more_again",
    "people:end_session",
    "protection:show_word",
    "protection:answer_request",
}
FOR_OPERATORS = {
    "campaigns:edit_helpline",
    "campaigns:remove_helpline",
    "analyze:key",
    "analyze:revoke_key",
}
OF_MODEL = {"learning:promote"}  # by the name of a model: the operator's
OPEN = {"feed:hashtag"}  # a word is nobody's: what it leads to is asked below
OF_SIGN_IN = {  # allauth's: each needs a secret from a mail, or a key of one's own
    "account_confirm_email",
    "account_reset_password_from_key",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}


def everywhere(campaign: Campaign, clip: Clip) -> list[str]:
    """Every page without an id, and every page around what is hidden."""
    slug, public_id = campaign.slug, clip.public_id
    plain = [place for place in plain_places() if not place.startswith("/accounts/")]
    return [
        *plain,
        "/search/?q=moonberry",
        "/search/?q=quillfeather",
        "/search/?q=ada",
        "/search/?q=%23moonbeam",
        "/tags/moonbeamtag/",
        "/tags/createkindness/",
        f"/campaigns/{slug}/",
        f"/campaigns/{slug}/challenge/",
        f"/c/{public_id}/",
        f"/c/{public_id}/comments/",
        f"/c/{public_id}/comments/?order=newest",
        f"/c/{public_id}/comments/?past=9-999999",
        f"/c/{public_id}/less/",
        "/@noah/",
        "/@zoe/",
    ]


def clip_places(clip: Clip, slug: str) -> list[str]:
    one = {"public_id": clip.public_id}
    fixed = {
        "clips:media": media_address(f"{clip.folder}/720.mp4"),
        "campaigns:pick": reverse("campaigns:pick", kwargs={"slug": slug, **one}),
        "campaigns:unpick": reverse("campaigns:unpick", kwargs={"slug": slug, **one}),
    }
    places = [fixed.get(name) or reverse(name, kwargs=one) for name in sorted(OF_CLIP)]
    return [*places, f"/report/clip/{clip.public_id}/"]


def comment_places(comment: Comment) -> list[str]:
    one = {"public_id": comment.clip.public_id, "pk": comment.pk}
    places = [reverse(name, kwargs=one) for name in sorted(OF_COMMENT)]
    return [*places, f"/report/comment/{comment.pk}/"]


def person_places(handle: str) -> list[str]:
    picture = reverse("protection:avatar", args=["quill"])
    handled = [
        reverse(name, args=[handle]) for name in sorted(OF_PERSON) if name != "protection:avatar"
    ]
    return [*handled, picture, f"/report/person/{handle}/"]


def campaign_places(campaign: Campaign) -> list[str]:
    slug, pk = campaign.slug, campaign.episodes.get().pk
    more = {"campaigns:episode": {"position": 1}}
    needs_pk = {
        "campaigns:remove_link",
        *(name for name in OF_CAMPAIGN if name.endswith("_episode")),
    }
    needs_pk.discard("campaigns:add_episode")
    return [
        reverse(
            name,
            kwargs={"slug": slug, **more.get(name, {}), **({"pk": pk} if name in needs_pk else {})},
        )
        for name in sorted(OF_CAMPAIGN)
    ]
