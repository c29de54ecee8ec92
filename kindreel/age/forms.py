"""The age question, and the sign-up form that asks it."""

from datetime import date
from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from kindreel.age.actions import settle_new_account
from kindreel.age.rules import OLDEST, is_possible
from kindreel.people.actions import choose_time_zone
from kindreel.people.models import Person
from kindreel.people.rules import is_time_zone

PARTS = ("day", "month", "year")


class BirthdayWidget(forms.SelectDateWidget):
    """Day, month and year, empty at first; every year that somebody alive can be born in."""

    def __init__(self) -> None:
        super().__init__(empty_label=("Year", "Month", "Day"))

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Put the day first, and name each part for those who hear the page."""
        this_year = timezone.localdate().year
        self.years = range(this_year, this_year - OLDEST - 1, -1)
        self.is_required = False  # else the parts start with a day, and a date nobody chose is sent
        context = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        parts.sort(key=lambda part: PARTS.index(part["name"].rpartition("_")[2]))
        for part, word in zip(parts, PARTS, strict=True):
            part["attrs"] = part["attrs"] | {
                "aria-label": word.title(),
                "autocomplete": f"bday-{word}",
                "required": True,
            }
        return context


class BirthdayField(forms.DateField):
    """A birthday that somebody alive can have. It asks, and hints at nothing."""

    widget = BirthdayWidget
    default_error_messages = {
        "required": "Please choose a day, a month and a year.",
        "invalid": "This day is not in the calendar. Please look again.",
    }

    def __init__(self) -> None:
        super().__init__(
            label="When is your birthday?",
            help_text="We work out what fits your age and do not keep the date.",
        )

    def clean(self, value: object) -> date:
        """Refuse days nobody alive was born on."""
        born: date = super().clean(value)
        if not is_possible(born, timezone.localdate()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return born


class AgeForm(forms.Form):
    """The age question alone, for accounts that were made without it."""

    birthday = BirthdayField()


class SignUpForm(SignupForm):  # type: ignore[misc]  # allauth has no types
    """Handle, e-mail, birthday, password."""

    birthday = BirthdayField()
    time_zone = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    field_order = ["username", "email", "birthday", "password1", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handle = self.fields["username"]
        handle.label = "Handle"
        handle.help_text = "Your name after the @. Better not your full name."
        handle.widget.attrs |= {"placeholder": "", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["email"].label = "E-mail"
        self.fields["email"].widget.attrs["placeholder"] = ""
        self.fields["password1"].widget.attrs["placeholder"] = ""
        self.fields["password1"].help_text = "At least 8 characters. Three words in a row are good."

    def clean_time_zone(self) -> str:
        """Fall back on the community's time for anything that is no time zone."""
        name: str = self.cleaned_data["time_zone"]
        return name if is_time_zone(name) else settings.TIME_ZONE

    @transaction.atomic
    def save(self, request: HttpRequest) -> Person:
        """Make the account and give it its band, both or neither."""
        person: Person = super().save(request)
        return person

    def signup(self, request: HttpRequest, user: Person) -> None:  # noqa: ARG002 - allauth's signature
        """Settle the account that was just made."""
        settle_new_account(
            person=user, born=self.cleaned_data["birthday"], today=timezone.localdate()
        )
        choose_time_zone(person=user, time_zone=self.cleaned_data["time_zone"])
