// Finds the graph’s own record by id.
CREATE INDEX waybill_id IF NOT EXISTS FOR (n:Waybill) ON (n.id)
