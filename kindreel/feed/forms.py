"""What a feed's small forms may say."""

from django import forms

from kindreel.lib.plain_text import clean


class LessForm(forms.Form):
    """Less of what: this clip, its creator, or one of its hashtags (`tag:<folded>`)."""

    of = forms.CharField(max_length=70, required=False)

    def clean_of(self) -> str:
        """Return `clip`, `creator` or `tag:…`; anything else is no choice."""
        value: str = self.cleaned_data["of"] or "clip"
        if value in {"clip", "creator"} or value.startswith("tag:"):
            return value
        raise forms.ValidationError("Choose what you want to see less of.")


class SearchForm(forms.Form):
    """What somebody looks for."""

    q = forms.CharField(
        label="Search people, hashtags and captions",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def clean_q(self) -> str:
        """Return the words, without what cannot be seen."""
        return clean(self.cleaned_data["q"])
