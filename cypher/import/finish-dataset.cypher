// Notes what became of a file's rows once it is imported, or that it is here only in part.
MATCH (d:Dataset {id: $id})
SET d += $properties
RETURN d.id AS id
