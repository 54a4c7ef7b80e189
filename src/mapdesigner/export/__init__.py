"""What a stakeholder receives: poster and report PDF, SVG, PNG."""
