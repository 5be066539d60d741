"""The reader: a small multilingual model that finds spans and arcs in business news."""
