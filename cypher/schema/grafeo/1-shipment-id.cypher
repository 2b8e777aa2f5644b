// Finds shipments by id.
CREATE INDEX shipment_id IF NOT EXISTS FOR (n:Shipment) ON (n.id)
