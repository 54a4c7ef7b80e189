"""The start page: templates, samples and recent maps."""
