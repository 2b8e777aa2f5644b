// Finds goods codes by id.
CREATE INDEX good_id IF NOT EXISTS FOR (n:Good) ON (n.id)
