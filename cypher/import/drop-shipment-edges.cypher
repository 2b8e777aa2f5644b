// Takes away what the former rows of shipments said of their parties, goods and places.
UNWIND $ids AS id
MATCH (s:Shipment {id: id})-[e:CONSIGNED|DELIVERED_TO|CARRIES|DEPARTED_FROM|CROSSED|ARRIVED_AT|CARRIED]-()
DELETE e
