"""Repair and normalize Persian text extracted from PDFs.

>>> import textfix
>>> textfix.fix("كتابهاي علمي")
'کتاب‌های علمی'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textfix.diagnosis.diagnose import diagnose
    from textfix.diagnosis.model import Diagnosis
    from textfix.pipeline import ConservationWarning, Pipeline
    from textfix.presets import preset
    from textfix.result import Change, Result
    from textfix.streams import fix_stream

__version__ = "0.7.0"
__all__ = [
    "Change",
    "ConservationWarning",
    "Diagnosis",
    "Pipeline",
    "Result",
    "__version__",
    "diagnose",
    "fix",
    "fix_stream",
    "preset",
]

_HOMES = {
    "Change": "textfix.result",
    "ConservationWarning": "textfix.pipeline",
    "Diagnosis": "textfix.diagnosis",
    "Pipeline": "textfix.pipeline",
    "Result": "textfix.result",
    "diagnose": "textfix.diagnosis",
    "fix_stream": "textfix.streams",
    "preset": "textfix.presets",
}


def fix(text: str) -> str:
    """Repair ``text`` with the default preset and return the repaired text.

    Raises:
        TypeError: ``text`` is not a str.

    >>> fix("اين كتاب را مي خوانيم")
    'این کتاب را می‌خوانیم'
    """
    from textfix.presets import preset

    return preset("default").fix(text)


def __getattr__(name: str) -> Any:
    # Public names are imported on first use, so that ``import textfix`` stays cheap.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'textfix' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
