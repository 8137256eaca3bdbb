"""The accessibility tree of a page as source shows it: roles, names, what is hidden, what takes the focus."""
