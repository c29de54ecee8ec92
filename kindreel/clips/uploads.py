"""Takes a file in while it arrives: onto the disk at once, never more than allowed."""

from contextlib import suppress

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

FORM_BYTES = 64 * 1024  # what the form may weigh beside its file
MEGABYTE = 1_000_000


class TooLargeError(Exception):
    """More arrives than the limit allows."""


class MeasuredUpload(TemporaryFileUploadHandler):
    """Counts what really arrives, whatever was announced, and stops at the limit."""

    chunk_size = 1 << 20

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0
        self.is_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write a piece to the disk, or stop."""
        self.taken += len(raw_data)
        if self.taken > limit():
            self.is_too_large = True
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
        return None

    def discard(self) -> None:
        """Delete what arrived of a file that is not going to be used."""
        if hasattr(self, "file"):
            with suppress(FileNotFoundError):
                self.file.close()


def limit() -> int:
    """The largest file, in bytes."""
    return int(settings.UPLOAD_LIMIT_MB) * MEGABYTE


def announced(request: HttpRequest) -> int:
    """How many bytes the request says it brings."""
    given = request.headers.get("Content-Length", "")
    return int(given) if given.isdecimal() and len(given) < 16 else 0


def is_too_large(request: HttpRequest) -> bool:
    """Whether the request announces more than a file of the allowed size can need."""
    return announced(request) > limit() + FORM_BYTES
