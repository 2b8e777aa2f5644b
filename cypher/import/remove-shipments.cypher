// Removes some of the shipments that a file states, with their edges.
MATCH (n:Shipment {file: $file})
WITH n LIMIT 2000
DETACH DELETE n
RETURN count(*) AS removed
