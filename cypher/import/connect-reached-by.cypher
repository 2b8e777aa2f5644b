// Connects parties with their phones, e-mails and sites.
UNWIND $rows AS row
MATCH (p:Party {id: row.from})
MATCH (n:Contact {id: row.to})
CREATE (p)-[:REACHED_BY]->(n)
