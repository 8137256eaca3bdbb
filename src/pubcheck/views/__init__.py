"""Views of a document: computed once, and only when a check asks for them."""
