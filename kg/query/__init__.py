"""Questions to the graph: SPARQL with limits, and ready questions."""
