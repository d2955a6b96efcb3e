"""Files → documents: sources, formats, blocks."""
