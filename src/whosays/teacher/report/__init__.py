"""What to reteach tomorrow: the class report and the recall page."""
