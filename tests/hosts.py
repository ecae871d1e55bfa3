"""What tests of adapters share: texts as hosts have them, and what must become of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from textfix.presets import preset

CHARACTERS = preset("characters")
TEXTS = ["كتاب علي", None, "", "سلام", "شيرين\nيك", None]
FIXED = ["کتاب علی", None, "", "سلام", "شیرین\nیک", None]
ROOT = Path(__file__).parent.parent
PATH = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
"""PYTHONPATH of the processes that hosts start. Spark's Java keeps the first it is given."""


def printed(program: str) -> str:
    """Return what ``program`` prints in a process of its own, where strings hash otherwise."""
    environment = os.environ | {"PYTHONPATH": PATH, "PYTHONHASHSEED": "random"}
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )
    return ended.stdout.strip().splitlines()[-1]
