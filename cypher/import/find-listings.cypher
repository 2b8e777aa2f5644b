// Finds listings by id, with the rows that state them.
UNWIND $ids AS id
MATCH (n:Listing {id: id})
RETURN n.id AS id, n.hash AS hash, n.file AS file, n.row AS row, n.line AS line
