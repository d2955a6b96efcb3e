"""Names built on a head noun."""
