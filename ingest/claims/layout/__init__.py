"""What fields, labels and tables say."""
