"""Sentences with all that was found in them, and what the text speaks of there."""
