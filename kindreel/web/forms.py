"""How every Django form is drawn: with our field component."""

from django.forms.renderers import DjangoTemplates


class PaperForms(DjangoTemplates):
    """Draws `{{ form }}` and `{{ form.field.as_field_group }}` with the components of this room."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
