"""What keeps an offering from being published: one predicate for each rule, by what it is about."""
