"""The documentation: its pages are run, its generated parts are current, its site is built."""
