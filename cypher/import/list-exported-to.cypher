// Lists all trade statistics of a dataset, with the rows that state them.
MATCH (a:Country)-[e:EXPORTED_TO]->(b:Country)
WHERE e.dataset = $dataset
RETURN e.id AS id, e.hash AS hash, e.file AS file, e.row AS row, e.line AS line
