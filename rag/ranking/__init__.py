"""The sentences of what was found, what speaks for each, and how sure the best one is."""
