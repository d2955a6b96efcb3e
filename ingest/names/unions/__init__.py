"""Names of cooperations that no head noun gives away."""
