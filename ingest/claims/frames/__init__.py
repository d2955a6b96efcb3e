"""Frames: what sentences say by their trigger words."""
