"""Streams: texts longer than memory, repaired part by part.

``parts`` cuts at the ends of pages and paragraphs; ``window`` repairs one part with the text around
it and a sample of the document, and keeps what came of the part alone; ``notes`` gives the notes of
all parts labels of their own and keeps their bodies for the end; ``stream`` joins these.

What lies further apart than a part and its surroundings is not seen together: a note whose body
stands chapters later stays an orphan reference, and a running head is one only if it comes back
within a part.
"""

from textfix.streams.stream import fix_stream

__all__ = ["fix_stream"]
