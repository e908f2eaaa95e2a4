"""What is decided about people: whether an identifier is sound."""
