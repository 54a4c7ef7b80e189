"""What the map tells, in the window: findings and the pages of figures beside them."""
