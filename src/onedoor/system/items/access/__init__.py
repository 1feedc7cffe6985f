"""Who may change the catalogue and the way to drafts; what the rules look things up in."""
