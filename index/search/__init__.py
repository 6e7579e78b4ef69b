"""What a question asks the indexes, and how what they find is put in one order."""
