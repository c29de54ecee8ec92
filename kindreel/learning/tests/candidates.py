"""Candidates for tests: the shipped models under a policy that makes their advice certain."""

import json
from pathlib import Path

from kindreel.screening import candidates
from kindreel.screening.model_files import SHIPPED

ALWAYS = 0.000001  # a threshold that every text reaches


def policy_file(folder: Path, version: str = "strict", **limits: object) -> Path:
    """Write a policy under which every English text is nudged, or as said."""
    policy = json.loads((SHIPPED / "policy.json").read_text())
    changed = {"version": version, "nudge": {"toxic": ALWAYS}, "hold": {}, "care": {}, "clear": {}}
    path = folder / f"{version}.json"
    path.write_text(json.dumps(policy | changed | limits))
    return path


def added(folder: Path, name: str = "strict", **limits: object) -> Path:
    """Add a candidate as the console does."""
    return candidates.add(policy_file(folder, name, **limits), name, SHIPPED)


def damage(name: str, file: str = "transformer.onnx") -> None:
    """Change one byte of a candidate's file."""
    path = candidates.home() / name / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
