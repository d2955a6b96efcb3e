"""Releases and the quads in them. What the pages and tables of the server build on:

>>> release = open_release(Path("releases"))          # a release folder, or the folder of releases
>>> release.version, release.base_iri, release.manifest["counts"]
>>> release.tables / "fundings.parquet"                # folders beside the store; texts, search likewise
>>> release.store.select("SELECT ?name ?town WHERE { ?town koop:memberOf ?name }", name=iri)
[{"name": NamedNode, "town": NamedNode}, …]            # unbound variables are absent
>>> release.keep(open_search_index)                    # made once for this release, gone with it

Queries are fixed texts; values come in as keyword arguments and are bound, never written into the text. The prefixes of
``ontology.terms.PREFIXES`` are declared. A bound variable must be visible in the outermost SELECT (project it, or
GROUP BY it and project it). The default graph holds the facts; evidence is in ``GRAPH ?g``.

In a route, take the release of the request, so that one answer never mixes two:

>>> def page(release: ServedRelease): ...               # from graphapi.requests
"""

from graphapi.store.embedded import EmbeddedStore
from graphapi.store.releases import Release, open_release
from graphapi.store.stores import Row, Store, Term

__all__ = ["EmbeddedStore", "Release", "Row", "Store", "Term", "open_release"]
