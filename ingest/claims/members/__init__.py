"""Who is a member of what."""
