// Lists all components found of a dataset, with the rows that state them.
MATCH (a:Good)-[e:FOUND_IN]->(b:System)
WHERE e.dataset = $dataset
RETURN e.id AS id, e.hash AS hash, e.file AS file, e.row AS row, e.line AS line
