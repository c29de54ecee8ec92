"""What may be typed about a clip."""

import uuid
from typing import Any

from django import forms

from kindreel.clips.actions import Cut, Draft, Words
from kindreel.clips.models import Audience, Clip
from kindreel.clips.rules import audiences_for, usual_audience
from kindreel.clips.rules.failures import FAILURES
from kindreel.clips.rules.uploading import SHORTEST_PART
from kindreel.lib.media import Refusal
from kindreel.lib.plain_text import clean
from kindreel.people.models import Person
from kindreel.protection.models import WhoMayComment

CAPTION_LENGTH = 500
ALT_LENGTH = 300
ACCEPTED = "video/mp4,video/quicktime,video/webm,.mp4,.m4v,.mov,.webm"
_EMPTY = FAILURES[Refusal.EMPTY]


class PlainText(forms.CharField):
    """Text without controls, overrides and invisible filling, in a box of several lines."""

    def __init__(self, *, length: int, rows: int, **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": rows, "maxlength": length})
        too_long = f"This is too long: keep it to {length} letters."
        super().__init__(widget=box, required=False, strip=False, **options)
        self.length, self.too_long = length, too_long

    def clean(self, value: object) -> str:
        """Return the cleaned text, measured after cleaning."""
        text = clean(super().clean(value))
        if len(text) > self.length:
            raise forms.ValidationError(self.too_long)
        return text


class WordsForm(forms.Form):
    """Caption, alt text, audience and who may comment."""

    caption = PlainText(
        length=CAPTION_LENGTH,
        rows=3,
        label="Caption",
        help_text="Say what it is about. Add #hashtags, or @mention someone.",
    )
    alt = PlainText(
        length=ALT_LENGTH,
        rows=2,
        label="What can be seen",
        help_text="One or two sentences for people who cannot see the picture.",
    )
    audience = forms.ChoiceField(label="Who may see it", widget=forms.RadioSelect)
    who_may_comment = forms.ChoiceField(
        label="Who may comment",
        required=False,
        choices=[("", "As I have it in my settings"), *WhoMayComment.choices],
    )

    def __init__(self, *args: Any, author: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        audience = self.fields["audience"]
        allowed = audiences_for(author)
        audience.choices = [(choice.value, choice.label) for choice in allowed]  # type: ignore[attr-defined]
        if author.is_private:
            audience.help_text = "Your account is private, so nothing you post is open to everyone."

    @property
    def words(self) -> Words:
        """What was typed and chosen."""
        given = self.cleaned_data
        return Words(given["caption"], given["alt"], given["audience"], given["who_may_comment"])


class Moment(forms.FloatField):
    """A moment of a film, in seconds."""

    def __init__(self, **options: Any) -> None:
        box = forms.NumberInput(attrs={"step": "0.1", "inputmode": "decimal"})
        super().__init__(required=False, min_value=0, max_value=86_400, widget=box, **options)

    def clean(self, value: object) -> int | None:
        """Return whole milliseconds, None where nothing was chosen."""
        seconds = super().clean(value)
        return None if seconds is None else round(seconds * 1000)


class UploadForm(WordsForm):
    """A video with its words: the file itself, or an upload that is here already."""

    field_order = ["form_token", "upload", "video", "begin", "end", "cover", "caption", "alt"]

    form_token = forms.UUIDField(widget=forms.HiddenInput)
    upload = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)
    video = forms.FileField(
        label="Video",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Pick a video first.",
            "empty": f"{_EMPTY.what} {_EMPTY.advice}",
        },
    )
    begin = Moment(label="Start at second")
    end = Moment(label="End at second")
    cover = Moment(label="Cover picture at second")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["video"].required = not self["upload"].value()

    @classmethod
    def fresh(cls, author: Person, caption: str = "", upload: str = "") -> "UploadForm":
        """A form with the protective choices made; a campaign's link brings its hashtag along."""
        start = {
            "form_token": uuid.uuid4(),
            "upload": upload,
            "audience": usual_audience(author),
            "caption": caption[:CAPTION_LENGTH],
        }
        return cls(author=author, initial=start)

    def clean(self) -> dict[str, Any]:
        """Check that there is a part to show, with the cover in it."""
        given = super().clean() or self.cleaned_data
        begin, end, cover = given.get("begin") or 0, given.get("end"), given.get("cover")
        if end is not None and end - begin < SHORTEST_PART * 1000:
            self.add_error("end", "Choose a part of at least half a second.")
        if cover is not None and not begin <= cover <= (cover if end is None else end):
            self.add_error("cover", "Choose the cover from the part you keep.")
        return given

    @property
    def draft(self) -> Draft:
        """What the form says beside the file."""
        given = self.cleaned_data
        cut = Cut(given["begin"] or 0, given["end"], given["cover"])
        return Draft(self.words, given["form_token"], cut)

    @property
    def cutting(self) -> list[forms.BoundField]:
        """The fields about the part that is kept."""
        return [self[name] for name in ("begin", "end", "cover")]

    @property
    def wording(self) -> list[forms.BoundField]:
        """The fields about what is said and who may see it."""
        return [self[name] for name in ("caption", "alt", "audience", "who_may_comment")]


class EditForm(WordsForm):
    """The words of a clip that is there already. `looked_again` answers the question about them."""

    looked_again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, clip: Clip, author: Person, draft: dict[str, str] | None = None) -> "EditForm":
        """The form as the clip has it, or with words that wait to be looked at again."""
        allowed = audiences_for(author)
        shown = clip.audience if clip.audience in allowed else Audience.FOLLOWERS
        start = {
            "caption": clip.caption,
            "alt": clip.alt,
            "audience": shown,
            "who_may_comment": clip.who_may_comment,
        }
        return cls(author=author, initial={**start, **(draft or {})})
