"""What other modules' tests may use of exports."""
