// Writes new supply contracts.
UNWIND $rows AS row
MATCH (a:Party {id: row.from})
MATCH (b:Party {id: row.to})
CREATE (a)-[e:SUPPLIES]->(b)
SET e = row.properties
