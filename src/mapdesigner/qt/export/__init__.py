"""The export window, printing and copying as a picture."""
