// Marks the sources that shipments had so far as former ones; they stay on record.
UNWIND $ids AS id
MATCH (n:Shipment {id: id})-[r:RECORDED_IN]->(:Dataset)
SET r.current = false
