"""Articles as they come: files, pages and feeds read into one form."""
