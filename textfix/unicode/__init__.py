"""Facts of the Unicode Standard that Persian text needs; it knows nothing of stages."""
