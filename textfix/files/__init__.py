"""Files: bytes in and out, packed or not, near or far; encodings; JSON Lines and Parquet.

All that knows of paths and formats lives here; nothing here knows of stages.
"""
