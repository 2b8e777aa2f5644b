// Finds addresses by id.
CREATE INDEX address_id IF NOT EXISTS FOR (n:Address) ON (n.id)
