"""The SPARQL endpoint: protocol, what may be asked, how much of it at once, descriptions, example queries."""
