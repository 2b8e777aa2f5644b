// Finds shipments by their ids.
UNWIND $ids AS id
MATCH (s:Shipment {id: id})
RETURN s.id AS id, s.name AS name, s.description AS description
