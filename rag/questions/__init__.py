"""What a question asks: its kind, its parts, what it leans on, and what is only said around it."""
