"""The improvements view: a board of improvement notes by status, and a matrix of impact and effort."""
