// Connects parties with the countries they are in.
UNWIND $rows AS row
MATCH (p:Party {id: row.from})
MATCH (n:Country {id: row.to})
CREATE (p)-[:LOCATED_IN]->(n)
