// Lists all directorships of a dataset, with the rows that state them.
MATCH (a:Party)-[e:DIRECTS]->(b:Party)
WHERE e.dataset = $dataset
RETURN e.id AS id, e.hash AS hash, e.file AS file, e.row AS row, e.line AS line
