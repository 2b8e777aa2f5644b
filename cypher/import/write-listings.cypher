// Writes listings as their rows have them, with the parties they list.
UNWIND $rows AS row
MATCH (p:Party {id: row.party})
MERGE (n:Listing {id: row.id})
SET n = row.properties
MERGE (p)-[e:LISTED_IN]->(n)
SET e = row.edge
