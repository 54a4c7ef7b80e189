"""What a map tells: priorities and metric status; pure functions."""
