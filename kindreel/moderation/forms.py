"""Forms of reports, decisions, appeals and the team."""

from typing import Any

from django import forms
from django.http import QueryDict

from kindreel.lib.plain_text import clean, is_blank
from kindreel.moderation.actions import Judgement
from kindreel.moderation.models import Case, Category, Closing, Outcome
from kindreel.moderation.policy import RULES
from kindreel.moderation.rules import RULE_OF_CATEGORY, choices_for
from kindreel.people.models import Role

NO_RULE = "none"
SHORTEST_REASON = 20  # letters
SHORTEST_APPEAL = 10  # letters


class PlainText(forms.CharField):
    """Typed text, cleaned of what cannot be seen; empty, or at least `shortest` letters."""

    def __init__(self, *, shortest: int, too_short: str, rows: int = 4, **options: Any) -> None:
        self.shortest, self.too_short = shortest, too_short
        super().__init__(widget=forms.Textarea({"rows": rows}), strip=False, **options)

    def to_python(self, value: str | None) -> str:
        """Clean before anything is measured."""
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Refuse what says nothing, or too little to be understood."""
        super().validate("" if is_blank(value) else value)
        if value and len(value) < self.shortest:
            raise forms.ValidationError(self.too_short)


class ReportForm(forms.Form):
    """Why somebody reports something."""

    category = forms.ChoiceField(
        label="What is it about?",
        choices=Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pick what fits best. “Something else” is fine too."},
    )
    words = PlainText(
        label="Do you want to tell us more?",
        required=False,
        max_length=1000,
        shortest=0,
        too_short="",
        help_text="Only our team reads this.",
    )


class DecisionForm(forms.Form):
    """What a moderator decides, and the reason its author reads."""

    outcome = forms.ChoiceField(
        label="What should happen?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what should happen."},
    )
    rule = forms.ChoiceField(
        label="Which rule does it break?",
        choices=[(NO_RULE, "None: it stays"), *((rule.key, rule.title) for rule in RULES)],
    )
    facts = PlainText(
        label="What did you see?",
        required=False,
        max_length=2000,
        shortest=0,
        too_short="",
        rows=2,
        help_text="Only the facts. The author reads this too.",
    )
    reasoning = PlainText(
        label="Why do you decide so?",
        max_length=2000,
        shortest=SHORTEST_REASON,
        too_short="Please write one or two full sentences, so that it can be understood.",
        help_text="Write to the author, kindly and clearly. Name nobody else.",
        error_messages={"required": "Please write why. The author reads it."},
    )
    sure = forms.BooleanField(
        label="I looked at it in its context, and I am sure",
        error_messages={"required": "Please say that you are sure."},
    )

    def __init__(self, case: Case, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"rule": _likely_rule(case)})
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(outcome.value, label) for outcome, label in choices_for(case)]

    def clean(self) -> dict[str, Any]:
        """What takes something away names its rule."""
        cleaned = self.cleaned_data
        if cleaned.get("outcome") not in {None, Outcome.KEEP} and cleaned.get("rule") == NO_RULE:
            self.add_error("rule", "Choose the rule that it breaks.")
        return cleaned

    @property
    def judgement(self) -> Judgement:
        """What was filled in, for the action."""
        given = self.cleaned_data
        outcome = Outcome(given["outcome"])
        return Judgement(outcome, given["rule"], given["facts"], given["reasoning"])


class CareForm(forms.Form):
    """How a case about care ends, and a note for the team."""

    closing = forms.ChoiceField(
        label="How does it end?",
        choices=[
            (Closing.LOOKED_AFTER, "Looked after: somebody is there for them now"),
            (Closing.NOT_NEEDED, "Nothing needed: it was not meant that way"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ends."},
    )
    note = PlainText(
        label="What did you see and do?",
        max_length=2000,
        shortest=SHORTEST_REASON,
        too_short="Please write one or two full sentences, so that the team understands it later.",
        help_text="Only the team reads this. The author is told nothing.",
        error_messages={"required": "Please write what you saw and did."},
    )

    @property
    def judgement(self) -> Judgement:
        """What was filled in, for the action."""
        given = self.cleaned_data
        return Judgement(Outcome.KEEP, "", "", given["note"], Closing(given["closing"]))


def form_for(case: Case, data: QueryDict | None = None) -> DecisionForm | CareForm:
    """Return the form by which this case is closed."""
    return CareForm(data) if case.is_care else DecisionForm(case, data)


def _likely_rule(case: Case) -> str:
    named = [report.category for report in case.reports.all()]
    most = max(named, key=named.count, default=Category.OTHER)
    return RULE_OF_CATEGORY.get(Category(most), NO_RULE)


class AppealForm(forms.Form):
    """Why an author thinks that a decision is wrong."""

    words = PlainText(
        label="Why do you think it is wrong?",
        max_length=2000,
        shortest=SHORTEST_APPEAL,
        too_short="Please write a little more, so that we understand you.",
        help_text="Tell us what we did not see or did not know. You can appeal once.",
        error_messages={"required": "Please write why you think it is wrong."},
    )


class RoleForm(forms.Form):
    """Who joins or leaves the team."""

    handle = forms.CharField(label="Handle", max_length=25)
    role = forms.ChoiceField(choices=[(Role.MEMBER, "Member"), (Role.MODERATOR, "Moderator")])

    def clean_handle(self) -> str:
        """Take a handle with or without the @."""
        return str(self.cleaned_data["handle"]).strip().removeprefix("@").lower()
