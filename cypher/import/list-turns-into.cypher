// Lists all transformations of a dataset, with the rows that state them.
MATCH (a:Good)-[e:TURNS_INTO]->(b:Good)
WHERE e.dataset = $dataset
RETURN e.id AS id, e.hash AS hash, e.file AS file, e.row AS row, e.line AS line
