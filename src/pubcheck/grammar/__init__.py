"""Domain knowledge as plain functions and data: strings in, values out."""
