"""Texts as vectors: the embedders, their networks, and where the vectors are kept."""
