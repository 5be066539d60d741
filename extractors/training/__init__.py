"""Training side of the reader: data, model, training, export, evaluation. Needs the extra `train`."""
