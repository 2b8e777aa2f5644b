// Finds ports by id.
CREATE INDEX port_id IF NOT EXISTS FOR (n:Port) ON (n.id)
