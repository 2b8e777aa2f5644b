// Finds parties by id, with the rows that state them.
UNWIND $ids AS id
MATCH (n:Party {id: id})
RETURN n.id AS id, n.name AS name, n.country AS country, n.hash AS hash, n.file AS file, n.row AS row, n.line AS line
