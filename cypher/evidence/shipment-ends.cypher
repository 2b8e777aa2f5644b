// Fetches what shipments are tied to: who sent, carried and received them, what they carry and where they passed.
UNWIND $ids AS id
MATCH (s:Shipment {id: id})
MATCH (s)-[r:CONSIGNED|CARRIED|DELIVERED_TO|CARRIES|DEPARTED_FROM|CROSSED|ARRIVED_AT]-(n)
RETURN id, type(r) AS kind, n.id AS end
