"""What can be done about people, one file a noun."""
