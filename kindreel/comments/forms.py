"""Checking what arrives with a comment."""

from django import forms

from kindreel.comments.models import NudgeAnswer
from kindreel.comments.rules import LONGEST_TEXT
from kindreel.lib.plain_text import clean

LONGEST_SENT = 4000  # letters: beyond it we do not even look


class CommentForm(forms.Form):
    """A text, the form it was written in, and what it answers."""

    text = forms.CharField(
        label="Your comment",
        max_length=LONGEST_SENT,
        strip=False,
        error_messages={
            "required": "Write something first.",
            "max_length": f"That is too long. {LONGEST_TEXT} letters fit here.",
        },
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_TEXT, "dir": "auto"}),
    )
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    after = forms.ChoiceField(
        required=False,
        choices=[(answer, answer.label) for answer in (NudgeAnswer.EDITED, NudgeAnswer.POSTED)],
        widget=forms.HiddenInput,
    )

    def clean_text(self) -> str:
        """Return the text without what cannot be seen, or say what is wrong with it."""
        text = clean(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError("Write something first.")
        if len(text) > LONGEST_TEXT:
            over = len(text) - LONGEST_TEXT
            raise forms.ValidationError(
                f"That is {over} letter{'s' if over > 1 else ''} too long. "
                f"{LONGEST_TEXT} letters fit here."
            )
        return text

    def clean_after(self) -> NudgeAnswer | None:
        """Return which button of the nudge was pressed, if any."""
        after = self.cleaned_data["after"]
        return NudgeAnswer(after) if after else None


class CancelForm(forms.Form):
    """Which question is answered with "let it go"."""

    form_token = forms.UUIDField(widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
