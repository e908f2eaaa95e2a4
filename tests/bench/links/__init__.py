"""What links between approaches cost."""
