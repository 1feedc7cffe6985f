"""Rules about people: names, duties, authorisations, sign-in.  No framework."""
