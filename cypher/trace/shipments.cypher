// How many shipments there are, to know a graph from another of the same version.
MATCH (s:Shipment)
RETURN count(s) AS shipments
