"""Words of a person that are to be forgotten (privacy law): where they stand, and a record without them."""
