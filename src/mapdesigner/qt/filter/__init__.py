"""Which touchpoints the window shows at present."""
