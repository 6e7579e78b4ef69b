"""The words of Arabic news: names, places, numbers and what is said for what, with their lists.

Knows nothing of questions or answers.
"""
