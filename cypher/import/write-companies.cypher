// Writes companies as their rows have them, also over what was known of them before.
UNWIND $rows AS row
MERGE (n:Party {id: row.id})
SET n = row.properties
SET n:Company
REMOVE n:Person
