"""The graph over HTTP: SPARQL 1.1 Protocol and Graph Store Protocol for reading, a small JSON API, the page."""
