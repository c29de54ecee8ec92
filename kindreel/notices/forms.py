"""Input of the preferences page."""

from collections.abc import Mapping

from django import forms
from django.db.models import TextChoices

from kindreel.notices.models import NoticeKind
from kindreel.notices.rules import CHOOSABLE, Ways


class How(TextChoices):
    """The three answers to "how shall we tell you?"."""

    BOTH = "both", "Here and by e-mail"
    HERE = "here", "Only here"
    NOT = "not", "Not at all"

    @property
    def ways(self) -> Ways:
        """The answer as ways."""
        return Ways(in_app=self != How.NOT, email=self == How.BOTH)

    @classmethod
    def of(cls, ways: Ways) -> "How":
        """The ways as an answer."""
        if not ways.in_app:
            return cls.NOT
        return cls.BOTH if ways.email else cls.HERE


class WaysForm(forms.Form):
    """One question for each kind that may be chosen."""

    def __init__(self, data: Mapping[str, object] | None, now: Mapping[NoticeKind, Ways]) -> None:
        super().__init__(data)
        for kind in CHOOSABLE:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=How.choices, initial=How.of(now[kind])
            )

    def answers(self) -> dict[NoticeKind, Ways]:
        """Return the cleaned answers by kind."""
        return {kind: How(self.cleaned_data[kind.value]).ways for kind in CHOOSABLE}


class ReadForm(forms.Form):
    """Which notices were read: one, or all up to the newest on the page."""

    notice = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    up_to = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
