// Finds the files that a dataset was imported from.
MATCH (d:Dataset {dataset: $dataset})
RETURN d.id AS id, d.kind AS kind, d.sha256 AS sha256, d.name AS name, d.importedAt AS importedAt, d.state AS state
