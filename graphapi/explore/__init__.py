"""What the pages say: pure functions from a release's store to records, without a word about HTTP or HTML."""
