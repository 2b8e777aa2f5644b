// Raises the version of the graph by one.
MERGE (w:Waybill {id: 'waybill'})
SET w.version = coalesce(w.version, 0) + 1
RETURN w.version AS version
