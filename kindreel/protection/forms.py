"""Input of the safety page."""

from django import forms

from kindreel.lib.plain_text import clean
from kindreel.protection.models import WhoMayComment


class ReachForm(forms.Form):
    """Who may see and who may comment."""

    is_private = forms.BooleanField(
        label="Private account",
        required=False,
        help_text="Only people you let follow you see your clips. Others see name and picture.",
    )
    who = forms.ChoiceField(
        label="Who may comment on your clips?",
        choices=WhoMayComment.choices,
        widget=forms.RadioSelect,
        help_text="You can choose differently for a single clip.",
    )


class HiddenWordForm(forms.Form):
    """One word or phrase."""

    phrase = forms.CharField(
        label="Word or phrase",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_phrase(self) -> str:
        """Lay what was typed on one line."""
        return " ".join(clean(self.cleaned_data["phrase"]).split())
