// Finds contacts by id.
CREATE INDEX contact_id IF NOT EXISTS FOR (n:Contact) ON (n.id)
