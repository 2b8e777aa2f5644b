// Keeps the record of a file that is being imported, as unfinished until the import says otherwise.
MERGE (d:Dataset {id: $id})
ON CREATE SET d = $properties
SET d.state = 'partial'
RETURN d.id AS id
