"""Names of firms, offices, schools and clubs."""
