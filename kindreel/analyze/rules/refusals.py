"""Why a request is refused: the bodies that Google's error model and Perspective describe.

Code, status and details follow google.rpc.Status; `errorType` follows Perspective's own list
(COMMENT_EMPTY, COMMENT_TOO_LONG, NO_REQUESTED_ATTRIBUTES, LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE,
LANGUAGE_DETECTION_FAILED, and INVALID_REQUEST for everything else).
"""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

SERVICE = "commentanalyzer"
_TYPE = "type.googleapis.com"
_STATUS = {
    HTTPStatus.BAD_REQUEST: "INVALID_ARGUMENT",
    HTTPStatus.FORBIDDEN: "PERMISSION_DENIED",
    HTTPStatus.NOT_FOUND: "NOT_FOUND",
    HTTPStatus.METHOD_NOT_ALLOWED: "UNIMPLEMENTED",
    HTTPStatus.TOO_MANY_REQUESTS: "RESOURCE_EXHAUSTED",
    HTTPStatus.INTERNAL_SERVER_ERROR: "INTERNAL",
    HTTPStatus.SERVICE_UNAVAILABLE: "UNAVAILABLE",
}


@dataclass(frozen=True)
class Refusal:
    """One refusal: the HTTP status, what is said, and details that programs read."""

    code: HTTPStatus
    message: str
    details: tuple[dict[str, Any], ...] = field(default=())

    @property
    def body(self) -> dict[str, Any]:
        """The whole error body."""
        error: dict[str, Any] = {
            "code": self.code.value,
            "message": self.message,
            "status": _STATUS[self.code],
        }
        return {"error": error | ({"details": list(self.details)} if self.details else {})}


class RefusedError(Exception):
    """Carries a refusal up to the door."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def comment_refused(message: str, error_type: str, **more: object) -> RefusedError:
    """What Perspective says of a comment or an attribute it cannot take."""
    detail = {"@type": f"{_TYPE}/google.commentanalyzer.v1alpha1.Error", "errorType": error_type}
    return RefusedError(Refusal(HTTPStatus.BAD_REQUEST, message, (detail | more,)))


def field_refused(place: str, message: str) -> RefusedError:
    """What Google says of a body that does not fit the message it should be."""
    violation = {"description": message} | ({"field": place} if place else {})
    detail = {"@type": f"{_TYPE}/google.rpc.BadRequest", "fieldViolations": [violation]}
    return RefusedError(Refusal(HTTPStatus.BAD_REQUEST, message, (detail,)))


def key_refused(code: HTTPStatus, message: str, reason: str, **metadata: str) -> RefusedError:
    """What Google says of a key, with a reason that programs read."""
    detail = {
        "@type": f"{_TYPE}/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",  # part of the wire format: clients compare it
        "metadata": {"service": SERVICE} | metadata,
    }
    return RefusedError(Refusal(code, message, (detail,)))


def no_key() -> RefusedError:
    """Nobody says who asks."""
    words = (
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API."
    )
    return RefusedError(Refusal(HTTPStatus.FORBIDDEN, words))


def quota_spent(limit: int, window: str) -> RefusedError:
    """Too many texts in a minute or a day."""
    return key_refused(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit "
        f"'Analysis requests (AnalyzeComment) per {window}' of this key: {limit} texts.",
        "RATE_LIMIT_EXCEEDED",
        quota_metric="CommentAnalyzerService/analyze_requests",
        quota_limit=f"AnalyzeRequestsPer{window.title()}PerProject",
        quota_limit_value=str(limit),
    )


def not_readable_now() -> RefusedError:
    """The classifier itself is not there: ask again."""
    return RefusedError(
        Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "The service is currently unavailable.")
    )
