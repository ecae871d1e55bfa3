"""Where the machine keeps its fonts (by fontconfig)."""

from __future__ import annotations

import subprocess
from pathlib import Path


def font_file(family: str) -> Path:
    """Return the file of an installed font family; FileNotFoundError says that there is none."""
    command = ["fc-match", "-f", "%{family}\t%{file}", f"{family}:style=Regular"]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    name, _, path = found.partition("\t")
    if family not in name.split(","):
        raise FileNotFoundError(f"font not installed: {family}")
    return Path(path)
