"""Input of the settings pages of people."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from kindreel.lib.pictures import BadPictureError, TooManyPixelsError, square_webp
from kindreel.lib.plain_text import clean
from kindreel.people.actions import Profile
from kindreel.people.models import Person
from kindreel.people.rules import countries, time_zones

PICTURE_SIDE = 256
PICTURE_BYTES = 8_000_000


def one_line(text: str) -> str:
    """Clean typed text and lay it on one line."""
    return " ".join(clean(text).split())


class ProfileForm(forms.Form):
    """What somebody says of themselves, and their picture."""

    display_name = forms.CharField(
        label="Name to show",
        max_length=40,
        required=False,
        help_text="A first name or a nickname. Better not your full name.",
    )
    bio = forms.CharField(
        label="About you",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Leave out your school, your address and your phone number.",
    )
    picture = forms.FileField(
        label="Picture",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        help_text="We cut it square, and remove where and when it was taken.",
    )
    no_picture = forms.BooleanField(label="Show no picture", required=False)
    country = forms.ChoiceField(
        label="Country",
        required=False,
        choices=lambda: [("", "Rather not say"), *countries().items()],
        help_text="So that we can name helplines near you. Nobody else sees it.",
    )
    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=lambda: [(name, name.replace("_", " ")) for name in time_zones()],
        help_text="So that we know when it is night where you are.",
    )
    autoplay = forms.TypedChoiceField(
        label="Play clips by themselves",
        required=False,
        empty_value=None,
        coerce=lambda value: value == "yes",
        choices=[("", "As usual for my age"), ("yes", "Yes"), ("no", "No, I press play")],
    )

    def clean_display_name(self) -> str:
        """Keep a name harmless."""
        return one_line(self.cleaned_data["display_name"])

    def clean_bio(self) -> str:
        """Keep words harmless."""
        return clean(self.cleaned_data["bio"])

    def clean_picture(self) -> bytes | None:
        """Turn the file into our own picture, or say why it cannot be used."""
        file: UploadedFile[bytes] | None = self.cleaned_data["picture"]
        if file is None:
            return None
        if (file.size or 0) > PICTURE_BYTES:
            raise forms.ValidationError("This picture is over 8 MB. Please choose a smaller one.")
        try:
            return square_webp(file.read(), PICTURE_SIDE)
        except TooManyPixelsError as error:
            raise forms.ValidationError(
                "This picture has too many pixels. Please choose a smaller one."
            ) from error
        except BadPictureError as error:
            raise forms.ValidationError(
                "We could not open this as a picture. Please try a JPEG, PNG, WebP or GIF file."
            ) from error

    def profile(self) -> Profile:
        """Return the cleaned words as one thing."""
        words = self.cleaned_data
        return Profile(
            display_name=words["display_name"],
            bio=words["bio"],
            country=words["country"],
            time_zone=words["time_zone"],
            autoplay=words["autoplay"],
        )


def first_answers(person: Person) -> dict[str, object]:
    """Return what the profile form starts with."""
    autoplay = {None: "", True: "yes", False: "no"}[person.autoplay]
    return {
        "display_name": person.display_name,
        "bio": person.bio,
        "country": person.country,
        "time_zone": person.time_zone,
        "autoplay": autoplay,
    }


class PasswordForm(forms.Form):
    """Asks for the password again, before something that matters."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, person: Person) -> None:
        super().__init__(request.POST if request.method == "POST" else None)
        self._person = person

    def clean_password(self) -> str:
        """Compare with the password of the account."""
        password: Any = self.cleaned_data["password"]
        if not self._person.check_password(password):
            raise forms.ValidationError("That is not your password. Try again.")
        return str(password)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Handle or e-mail, and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["login"]
        name.label = "Handle or e-mail"
        name.widget.attrs |= {"placeholder": "", "autocapitalize": "none", "spellcheck": "false"}
        name.widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["placeholder"] = ""

    def clean_login(self) -> str:
        """Take a handle with its @ and with capitals, as people write it."""
        name: str = super().clean_login()
        return name.removeprefix("@").lower()


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """The address a link goes to, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail"
        self.fields["email"].widget.attrs["placeholder"] = ""


class NewAddressForm(AddEmailForm):  # type: ignore[misc]  # allauth has no types
    """Another address to write to, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "New e-mail address"
        self.fields["email"].widget.attrs["placeholder"] = ""


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """A new password after the old one, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "The password you have now"
        self.fields["oldpassword"].widget.attrs["placeholder"] = ""
        ask_for_a_new_password(self)


class PasswordFromLetterForm(ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """A new password after the link in a letter, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_a_new_password(self)


def ask_for_a_new_password(form: forms.Form) -> None:
    """Say it as joining says it."""
    for name, label in (("password1", "New password"), ("password2", "The new password again")):
        form.fields[name].label = label
        form.fields[name].widget.attrs["placeholder"] = ""
    form.fields["password1"].help_text = "At least 8 characters. Three words in a row are good."
