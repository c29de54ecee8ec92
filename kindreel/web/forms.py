"""How every Django form is drawn: with our field component."""

from typing import Any

from django.forms import SelectDateWidget
from django.forms.renderers import DjangoTemplates


class PaperForms(DjangoTemplates):
    """Draws `{{ form }}` and `{{ form.field.as_field_group }}` with the components of this room."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class DateParts(SelectDateWidget):
    """A date as three lists, each with a name that a screen reader can say."""

    names = {"year": "Year", "month": "Month", "day": "Day"}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name each of the three lists."""
        context = super().get_context(name, value, attrs)
        for part in context["widget"]["subwidgets"]:
            part["attrs"]["aria-label"] = self.names[part["name"].rsplit("_", 1)[1]]
        return context
