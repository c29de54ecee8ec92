"""The signing key: from the environment, else made once and kept in the data folder."""

import os
import secrets
from pathlib import Path


def signing_key(given: str, folder: Path) -> str:
    """Return `given`, or the key in `folder`, which is made (readable by its owner) if missing."""
    return given or _kept(folder / "signing.key")


def _kept(path: Path) -> str:
    key = secrets.token_urlsafe(50)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(key)
        try:
            os.link(fresh, path)  # whoever comes first wins, and nobody reads half a key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
