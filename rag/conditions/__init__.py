"""What must hold before a sentence can answer, however like the question it is."""
