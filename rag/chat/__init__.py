"""Answers by a chat model: asked, read, checked, and put aside where they do not stand."""
