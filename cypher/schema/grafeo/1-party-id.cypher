// Finds parties by id.
CREATE INDEX party_id IF NOT EXISTS FOR (n:Party) ON (n.id)
