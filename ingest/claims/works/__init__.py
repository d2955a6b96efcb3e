"""Concepts, projects, programmes, prizes and themes."""
