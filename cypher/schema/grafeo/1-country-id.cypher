// Finds countries by id.
CREATE INDEX country_id IF NOT EXISTS FOR (n:Country) ON (n.id)
