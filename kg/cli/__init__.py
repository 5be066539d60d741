"""The command line. Nothing imports it but the entry point."""
