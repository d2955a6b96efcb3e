"""Flows of money."""
