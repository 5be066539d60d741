"""Which mentions are one entity: inside a document (`inside`), across documents (`resolve`)."""
