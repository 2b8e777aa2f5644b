// Says which schema the graph has now.
MERGE (w:Waybill {id: 'waybill'})
SET w.schema = $schema
RETURN w.schema AS schema
