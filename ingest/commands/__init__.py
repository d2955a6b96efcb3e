"""One module for each of the builder's smaller commands."""
