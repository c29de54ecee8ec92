"""Yes/no questions and pure decisions about clips."""

from kindreel.clips.rules.addresses import case_media_address, is_media_pass, media_address
from kindreel.clips.rules.audiences import audiences_for, usual_audience
from kindreel.clips.rules.failures import FAILURES, Failure, failure_of
from kindreel.clips.rules.screened import UNREAD, is_unread, must_wait, why_it_waits
from kindreel.clips.rules.uploading import Welcome, may_upload
from kindreel.clips.rules.viewers import viewer_key

__all__ = [
    "FAILURES",
    "UNREAD",
    "Failure",
    "Welcome",
    "audiences_for",
    "case_media_address",
    "failure_of",
    "is_media_pass",
    "is_unread",
    "may_upload",
    "media_address",
    "must_wait",
    "usual_audience",
    "viewer_key",
    "why_it_waits",
]
