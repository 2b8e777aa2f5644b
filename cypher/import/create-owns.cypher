// Writes new ownership.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})
MATCH (b:Party {id: row.to})
CREATE (a)-[e:OWNS]->(b)
SET e = row.properties
