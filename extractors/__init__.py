"""The extractors that ship with kg. Each enters by the plug-in door (entry points), like a stranger's."""
