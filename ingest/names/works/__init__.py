"""Names of projects, prizes and what else was made."""
