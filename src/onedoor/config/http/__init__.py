"""What machines ask of an installation, and what is done around every request."""
