// Lists shipments that a file changed, with the rows that stated them before.
MATCH (n:Shipment {file: $file})-[r:RECORDED_IN]->(d:Dataset)
WHERE d.id <> $file
RETURN n.id AS id, d.id AS file, r.row AS row, d.importedAt AS importedAt
