"""The poster as a picture, and pages of a PDF as pictures."""
