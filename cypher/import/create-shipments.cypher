// Writes new shipments between their consignors and consignees, with the rows that state them.
MATCH (d:Dataset {id: $file})
UNWIND $rows AS row
MATCH (a:Party {id: row.consignor})
MATCH (b:Party {id: row.consignee})
CREATE (a)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b)
CREATE (s)-[:RECORDED_IN {row: row.row, line: row.line, current: true}]->(d)
SET s = row.properties
