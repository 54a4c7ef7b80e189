"""How things look: theme, style sheet, icons, and painting the laid-out map with Qt."""
