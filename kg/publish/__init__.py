"""Publishing a graph to a SPARQL 1.1 server."""
