"""Claims and identities → a release: quads, facts, conflicts, validation, tables, manifest, publication."""
