// Writes shipments anew whose rows have changed, between their consignors and consignees.
UNWIND $rows AS row
MATCH (s:Shipment {id: row.properties.id})
MATCH (a:Party {id: row.consignor})
MATCH (b:Party {id: row.consignee})
SET s = row.properties
CREATE (a)-[:CONSIGNED]->(s)
CREATE (s)-[:DELIVERED_TO]->(b)
