"""The server: a release → HTTP. It shares with the builder nothing but the release folder and the ontology."""
