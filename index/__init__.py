"""Articles in, passages out: reading, cutting, indexing and searching news articles."""
