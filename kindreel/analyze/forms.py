"""Input of the operator's page of keys."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from kindreel.analyze.actions import KeyPlan
from kindreel.analyze.rules.keys import is_origin
from kindreel.analyze.rules.scoring import LARGEST_BATCH
from kindreel.lib.plain_text import clean

SCOPES = {
    "analyze": "Score texts, one at a time",
    "batch": "Score texts in batches",
    "suggest": "Suggest better scores",
}
LARGEST_QUOTA = 10_000_000


class KeyForm(forms.Form):
    """Who a key is for, and what it may do."""

    name = forms.CharField(
        label="Who it is for", max_length=80, help_text="A community, and where it uses the key."
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=list(SCOPES.items()),
        initial=["analyze"],
        widget=forms.CheckboxSelectMultiple,
    )
    per_minute = forms.IntegerField(
        label="Texts a minute", min_value=1, max_value=LARGEST_QUOTA, initial=60
    )
    per_day = forms.IntegerField(
        label="Texts a day", min_value=1, max_value=LARGEST_QUOTA, initial=10_000
    )
    expires_on = forms.DateField(
        label="Ends on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The first day on which it no longer works.",
    )
    origins = forms.CharField(
        label="Web pages that may use it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "https://forum.example.org"}),
        help_text="One address a line. Leave this empty for a key that stays on a server: whoever "
        "opens a page can read the keys in it.",
    )
    form_token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_name(self) -> str:
        """Return the name on one line, with nothing invisible in it."""
        name = " ".join(clean(self.cleaned_data["name"]).split())
        if not name:
            raise forms.ValidationError("Give it a name that can be read.")
        return name

    def clean_expires_on(self) -> object:
        """Return the day, if it is still to come."""
        day = self.cleaned_data["expires_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("Choose a day that is still to come.")
        return day

    def clean_origins(self) -> str:
        """Return the origins in small letters, one a line."""
        lines: list[str] = self.cleaned_data["origins"].lower().split()
        lines = [line.rstrip("/") for line in lines]
        bad = [line for line in lines if not is_origin(line)]
        if bad:
            words = f"{bad[0][:80]} is none. Write https://forum.example.org, without a path."
            raise forms.ValidationError(words)
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """A key for batches has room for one."""
        given = super().clean() or self.cleaned_data
        is_small = given.get("per_minute", LARGEST_BATCH) < LARGEST_BATCH
        if "batch" in given.get("scopes", []) and is_small:
            words = f"A batch may hold {LARGEST_BATCH} texts: allow at least as many a minute."
            self.add_error("per_minute", words)
        return given

    @property
    def plan(self) -> KeyPlan:
        """What was decided."""
        given = self.cleaned_data
        return KeyPlan(
            name=given["name"],
            may_analyze="analyze" in given["scopes"],
            may_suggest="suggest" in given["scopes"],
            may_batch="batch" in given["scopes"],
            per_minute=given["per_minute"],
            per_day=given["per_day"],
            origins=given["origins"],
            expires_on=given["expires_on"],
        )
