"""Who holds which office of whom, who manages, whom to ask."""
