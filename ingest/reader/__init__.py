"""What one text says, for a human reader: the text with marks and the facts beside it."""
