"""The organisation's colours, logo and font."""
