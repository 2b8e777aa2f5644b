// Finds imported files by id.
CREATE INDEX dataset_id IF NOT EXISTS FOR (n:Dataset) ON (n.id)
