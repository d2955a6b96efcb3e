"""What stands for a name: nouns, pronouns, plurals."""
