"""From an untrusted file to a playable one: probe, encode, remux, poster, each in a sandbox.

`Refused` speaks of the file and is final. `SandboxError` and `OSError` (a full disk) speak of the
machine: try again later. Outputs appear whole under their name or not at all.
"""

from kindreel.lib.media.encode import compatible, encode, remux
from kindreel.lib.media.ffmpeg import ffmpeg_path
from kindreel.lib.media.poster import poster
from kindreel.lib.media.probe import probe
from kindreel.lib.media.sandbox import SandboxError, bubblewrap
from kindreel.lib.media.terms import (
    LADDER,
    USUAL,
    Limits,
    Probe,
    Refusal,
    Refused,
    Shape,
)
from kindreel.lib.media.workplace import clear_leftovers

__all__ = [
    "LADDER",
    "USUAL",
    "Limits",
    "Probe",
    "Refusal",
    "Refused",
    "SandboxError",
    "Shape",
    "bubblewrap",
    "clear_leftovers",
    "compatible",
    "encode",
    "ffmpeg_path",
    "poster",
    "probe",
    "remux",
]
