"""Question and passage read together, and in whose words and under whose names they are read."""
