"""How names are built: where they begin and end, and what the words around a noun say of it."""
