"""Bands end: whoever may have grown out of theirs is asked again."""

from datetime import timedelta

from django.utils import timezone

from kindreel.age.models import AgeEvidence
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.work.sweeps import sweep

AT_ONCE = 500


@sweep(every=timedelta(days=1))
def ask_whose_band_has_ended() -> int:
    """Invite people to answer the age question again, once for each answer; return how many."""
    today = timezone.localdate()
    told = [
        notify(
            recipient=evidence.person,
            kind=NoticeKind.ACCOUNT,
            title="Another year older?",
            words="Some settings fit your age. Tell us your birthday again, so that they still do.",
            link="/age/",
            about=f"age:{evidence.pk}",
        )
        for evidence in AgeEvidence.objects.to_be_asked_again(today)[:AT_ONCE]
    ]
    return sum(notice is not None for notice in told)
