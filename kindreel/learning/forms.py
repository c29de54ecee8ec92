"""What the operator's page sends."""

from django import forms

LARGEST_NUMBER = 2**63 - 1  # that a database takes


class BeginForm(forms.Form):
    """Which candidate reads along."""

    name = forms.CharField(max_length=40)


class StopForm(forms.Form):
    """The trial that was seen."""

    trial = forms.IntegerField(min_value=1, max_value=LARGEST_NUMBER)


class PromoteForm(forms.Form):
    """What was live when the operator asked, and that they are sure."""

    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label="I looked at the figures, and I am sure",
        error_messages={"required": "Please say that you are sure."},
    )
