"""What can be done to staffing."""
