"""Conformance: the W3C tests of SPARQL 1.1, and the same answers from other engines. See docs/conformance.md."""
