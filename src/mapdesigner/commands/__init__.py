"""The jobs of the command line, a file each: `add_arguments` says what it takes, `run` does it."""
