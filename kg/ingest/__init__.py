"""Ways in: files, folders and streams become articles, one at a time."""
