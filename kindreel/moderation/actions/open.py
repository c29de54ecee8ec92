"""Opening a case: at most one is open per subject."""

from django.db import transaction

from kindreel.moderation.models import Case, CaseSource, CaseStage, Snapshot
from kindreel.moderation.subjects import Reportable, author_of, snapshot_of


@transaction.atomic
def open_case(*, subject: Reportable, source: CaseSource, verdict: Snapshot | None = None) -> Case:
    """Return the open case about `subject`, locked; open one with a snapshot if there is none.

    What needs care and what may break a rule are two questions: neither joins the other's case.
    `verdict` is what screening says now, where that is why somebody should look.
    """
    alike = Case.objects.asking_like(source)
    present = alike.about(subject).open().select_for_update().first()
    if present is not None:
        return present
    case, is_new = alike.get_or_create(
        subject_kind=subject.subject_kind,
        subject_id=subject.pk,
        stage=CaseStage.OPEN,
        defaults={
            "author": author_of(subject),
            "source": source,
            "snapshot": snapshot_of(subject) | ({"verdict": verdict} if verdict else {}),
        },
    )
    # Somebody else opened it this moment: wait for them, and see whether it is still open.
    return case if is_new else open_case(subject=subject, source=source, verdict=verdict)
