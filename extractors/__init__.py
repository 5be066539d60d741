"""Extractors: what reads spans, relations and facts out of a document."""
