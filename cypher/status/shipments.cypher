// How many shipments the graph holds.
MATCH (s:Shipment)
RETURN count(s) AS count
