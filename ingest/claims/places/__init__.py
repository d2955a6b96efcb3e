"""What lies where, and how many live there."""
