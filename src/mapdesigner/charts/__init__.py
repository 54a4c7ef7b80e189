"""Numbers become matplotlib figures, without pyplot."""
