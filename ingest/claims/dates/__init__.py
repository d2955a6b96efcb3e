"""When things were made, began and ended."""
