"""Record what the default preset makes of the synthetic fixtures; count the rules up if it changed.

    make rules-version

A corpus can be had again only if every change of a repair shows in ``textfix.versions.RULES``:
``tests/test_versions.py`` compares the record with what the code does. Processors and versions of
onnxruntime round the network's activations in their own ways, which can tip a close decision, so
the record also says how the network answered a probe where it was made.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from cases import FIXTURES, read_cases

from textfix import versions
from textfix.presets import preset
from textfix.tagger import tag

RECORD = FIXTURES / "rules-version.json"
_PROBE = "نخستین نامه‌ها را ها در بایگانی شهر می‌خواندند و کتابهای کهنه را نگاه می داشتند."


def repairs() -> dict[str, str]:
    """Return for each file of synthetic cases a digest of what comes of their inputs."""
    pipeline = preset("default")
    return {
        path.relative_to(FIXTURES).as_posix(): _digest(
            [pipeline.fix(case.before) for case in read_cases(path)]
        )
        for path in sorted(FIXTURES.glob("*/synthetic.md"))
    }


def network() -> str:
    """Return a digest of the network's answer to a probe, to the last bit."""
    (tagged,) = tag([_PROBE])
    return hashlib.sha256(tagged.log10.tobytes()).hexdigest()[:16]


def _digest(texts: list[str]) -> str:
    said = json.dumps(texts).encode()
    return hashlib.sha256(said).hexdigest()[:16]


def main() -> None:
    """Write the record; where it changed, count ``RULES`` up."""
    old = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    new = repairs()
    number = versions.RULES
    if old and old["repairs"] != new and old["rules"] == number:
        number += 1
        source = Path(versions.__file__)
        code = source.read_text(encoding="utf-8")
        source.write_text(re.sub(r"^RULES = \d+", f"RULES = {number}", code, flags=re.M))
    record = json.dumps({"rules": number, "network": network(), "repairs": new}, indent=1)
    RECORD.write_text(record + "\n", encoding="utf-8")
    print(f"rules version {number}")


if __name__ == "__main__":
    main()
