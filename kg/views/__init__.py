"""What the graph looks like elsewhere: RDF, NetworkX, GraphML, SHACL, a page in the browser."""
