// Reads the version of the graph and of its schema.
MATCH (w:Waybill {id: 'waybill'})
RETURN coalesce(w.version, 0) AS version, coalesce(w.schema, 0) AS schema
