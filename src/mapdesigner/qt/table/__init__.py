"""The table view: every touchpoint a row."""
