// Finds the listings an imported file states, to undo it.
CREATE INDEX listing_file IF NOT EXISTS FOR (n:Listing) ON (n.file)
