"""The graph on disk as an Oxigraph store, in generations: readers keep theirs while a build makes the next."""
