// Finds listings by id.
CREATE INDEX listing_id IF NOT EXISTS FOR (n:Listing) ON (n.id)
