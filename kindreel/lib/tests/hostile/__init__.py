"""A corpus of malformed and adversarial files, made anew each time from a few small clips.

The same bytes every time. A family is a function from the ground (the small clips, and a file that
nobody may read) to named files.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kindreel.lib.tests.hostile.ground import Ground, ground
from kindreel.lib.tests.hostile.impostors import IMPOSTORS
from kindreel.lib.tests.hostile.lies import LIES
from kindreel.lib.tests.hostile.spoilt import SPOILT
from kindreel.lib.tests.hostile.streams import STREAMS

Named: TypeAlias = Iterator[tuple[str, bytes]]
FAMILIES: dict[str, Callable[[Ground], Named]] = {**SPOILT, **LIES, **IMPOSTORS, **STREAMS}

__all__ = ["FAMILIES", "Ground", "ground"]
