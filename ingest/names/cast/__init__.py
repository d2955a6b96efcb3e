"""Who is who in one text."""
