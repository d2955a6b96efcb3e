"""Who and what a text names, and where: from its words to the scene."""
