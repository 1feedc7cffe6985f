"""Who proves to us who a citizen is: one port, one adapter an identity system."""
