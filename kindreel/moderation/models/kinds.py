"""The kinds, sources and outcomes that cases and decisions name."""

from django.db import models


class SubjectKind(models.TextChoices):
    """What a case can be about."""

    CLIP = "clip", "Clip"
    COMMENT = "comment", "Comment"
    PERSON = "person", "Account"


class Category(models.TextChoices):
    """Why somebody reports. The order is the order of the form."""

    BULLYING = "bullying", "Bullying or making fun of someone"
    HATE = "hate", "Hate against a group"
    THREAT = "threat", "A threat, or wishing harm"
    SELF_HARM = "self_harm", "Someone may hurt themselves"
    SEXUAL = "sexual", "Something sexual"
    PRIVATE = "private", "Private things shared without asking"
    PRETENDING = "pretending", "Pretending to be someone else"
    SPAM = "spam", "Spam or a trick"
    UNDER_AGE = "under_age", "Someone too young to be here"
    OTHER = "other", "Something else"


SERIOUS = (Category.SELF_HARM, Category.THREAT, Category.UNDER_AGE)


class CaseStage(models.TextChoices):
    """A case is open until it is decided."""

    OPEN = "open", "Open"
    DECIDED = "decided", "Decided"


class CaseSource(models.TextChoices):
    """How a case came to be."""

    REPORT = "report", "Reported"
    SCREENING = "screening", "Held by screening"
    APPEAL = "appeal", "Appeal"
    CARE = "care", "Somebody may need care"


class Outcome(models.TextChoices):
    """What a decision does to its subject."""

    KEEP = "keep", "Leave it as it is"
    LIMIT = "limit", "Show it to fewer people"
    REMOVE = "remove", "Take it down"


class Closing(models.TextChoices):
    """How a case about care ended. It is about a person, never about a rule."""

    LOOKED_AFTER = "looked_after", "Looked after"
    NOT_NEEDED = "not_needed", "Nothing needed"
