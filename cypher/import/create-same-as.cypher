// Writes new identities.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})
MATCH (b:Party {id: row.to})
CREATE (a)-[e:SAME_AS]->(b)
SET e = row.properties
