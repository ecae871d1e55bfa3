"""``python -m textfix`` is the command ``textfix``."""

from __future__ import annotations

import sys

from textfix.cli import main

if __name__ == "__main__":
    sys.exit(main())
