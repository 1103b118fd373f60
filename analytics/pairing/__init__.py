"""Who suits whom: matchings, proposals, sectors, and the sentences about what lacks."""
