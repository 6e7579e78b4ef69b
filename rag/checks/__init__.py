"""Whether what is claimed stands in what is quoted for it, and the marks that tie them."""
