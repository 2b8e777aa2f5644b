// Finds weapon systems by id.
CREATE INDEX system_id IF NOT EXISTS FOR (n:System) ON (n.id)
