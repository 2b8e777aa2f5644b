// Finds the shipments an imported file states, to undo it.
CREATE INDEX shipment_file IF NOT EXISTS FOR (n:Shipment) ON (n.file)
