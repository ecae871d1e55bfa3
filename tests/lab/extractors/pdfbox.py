"""Apache PDFBox 2 (Debian: libpdfbox2-java, and a JDK), in its default mode: in stream order.

The folder of its jars is the one that the variable ``PDFBOX`` names, else Debian's.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).with_name("pdfbox_pages.java")
JARS = ("pdfbox2.jar", "fontbox2.jar", "commons-logging.jar")


def extract(pdf: Path) -> str:
    """Return the text of each page, pages joined by form feeds."""
    folder = Path(os.environ.get("PDFBOX", "/usr/share/java"))
    for jar in JARS:
        if not (folder / jar).is_file():
            raise FileNotFoundError(f"not installed: {folder / jar}; PDFBOX names the jars' folder")
    path = os.pathsep.join(str(folder / jar) for jar in JARS)
    command = ["java", "-Djava.awt.headless=true", "-cp", path, str(SCRIPT), str(pdf)]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
