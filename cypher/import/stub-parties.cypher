// Turns parties back into mere names, as they were before a row stated them.
UNWIND $rows AS row
MATCH (n:Party {id: row.id})
SET n = row.properties
SET n:Company
REMOVE n:Person
