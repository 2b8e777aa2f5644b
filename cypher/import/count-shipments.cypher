// Counts the shipments of each dataset.
MATCH (n:Shipment)
RETURN n.dataset AS dataset, count(*) AS count
