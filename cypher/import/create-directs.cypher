// Writes new directorships.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})
MATCH (b:Party {id: row.to})
CREATE (a)-[e:DIRECTS]->(b)
SET e = row.properties
