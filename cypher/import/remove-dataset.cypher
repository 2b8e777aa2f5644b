// Removes the record of a file.
MATCH (d:Dataset {id: $file})
DETACH DELETE d
