"""Symbols of units of measurement, as they stand behind a number.

The symbols are those of the SI Brochure (tables 2 to 8) that texts on any subject use, with their
prefixes, and ``bp``, ``B`` and ``b`` of computing and biology.
"""

from __future__ import annotations

_PREFIX = "[GMkhdcmnp\u00b5\u03bc]?"
_SYMBOL = f"(?:{_PREFIX}(?:mol|min|Hz|Pa|eV|Da|bp|m|g|h|s|L|l|M|A|K|V|W|J|N|T|B|b))"
_POWER = "[\u00b2\u00b3]?"

UNIT = f"(?:\u00b0[CF]?|{_SYMBOL}{_POWER}(?:/{_SYMBOL}{_POWER})?)(?![\\w\u00b2\u00b3-])"
"""A pattern of a symbol that stands by itself: ``mL``, ``km/h``, ``m²``, ``°C``."""

_SURE: tuple[str, ...] = (
    *(f"{length}{power}" for length in ("mm", "cm", "dm", "m", "km") for power in "²³"),
    *("nM", "mM", "\N{MICRO SIGN}M", "\N{GREEK SMALL LETTER MU}M"),
    *("\N{MICRO SIGN}L", "\N{GREEK SMALL LETTER MU}L"),
    *("nm", "\N{MICRO SIGN}m", "\N{GREEK SMALL LETTER MU}m", "mm", "cm", "dm", "km"),
    *("ng", "\N{MICRO SIGN}g", "\N{GREEK SMALL LETTER MU}g", "mg", "kg", "ml", "mL", "ms", "ns"),
    *("Hz", "kHz", "MHz", "GHz", "THz", "kPa", "MPa", "GPa", "hPa", "kN", "kJ", "MJ", "kcal"),
    *("mV", "kV", "mA", "kW", "MW", "GW", "kWh", "MWh", "dB", "kB", "KB", "MB", "TB"),
    *("kbps", "Mbps", "Gbps", "dpi", "ppm", "ppb", "rpm", "\N{DEGREE SIGN}C"),
)

_SOLUTE = "M [A-Z][a-z]?[A-Z][A-Za-z0-9]*"  # molar: 0.9 M NaCl

SURE = f"(?:{'|'.join([_SOLUTE, *sorted(_SURE, key=len, reverse=True)])})(?!\\w)"
"""A pattern of symbols that are nothing but units before a number: longer ones, and none that also
names what a number follows (``GB 18030``)."""
