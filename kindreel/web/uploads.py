"""How much a form may bring along, where nothing else was said."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST = 12_000_000  # bytes: more than any picture we take; videos have a handler of their own


class SmallFiles(TemporaryFileUploadHandler):
    """Takes files onto the disk while they arrive, and stops at the limit: answered with 413."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write a piece, or refuse what is too large before it fills the disk."""
        if start + len(raw_data) > LARGEST:
            self.file.close()
            raise RequestDataTooBig("This file is too large.")
        return super().receive_data_chunk(raw_data, start)
