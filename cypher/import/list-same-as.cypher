// Lists all identities of a dataset, with the rows that state them.
MATCH (a:Party)-[e:SAME_AS]->(b:Party)
WHERE e.dataset = $dataset
RETURN e.id AS id, e.hash AS hash, e.file AS file, e.row AS row, e.line AS line
