"""One module a language; each ends in `TABLE = Language(...)`. To add a language, add its module."""
