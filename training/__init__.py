"""Recipes that build and measure the bundled embedding model; never imported at run time."""
