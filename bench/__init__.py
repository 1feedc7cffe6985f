"""Figures, each with its ratio to a baseline measured in the same run.  ``make bench`` runs all."""
