"""Lets `python -m mapdesigner` do what the command `mapdesigner` does."""

import sys

from mapdesigner.cli import main

if __name__ == "__main__":
    sys.exit(main())
