// Where shipments were loaded, crossed a border and were discharged, and where their papers said they would go.
UNWIND $ids AS id
MATCH (s:Shipment {id: id})
OPTIONAL MATCH (s)-[:DEPARTED_FROM]->(loaded:Port)
OPTIONAL MATCH (s)-[:CROSSED]->(crossed:Port)
OPTIONAL MATCH (s)-[:ARRIVED_AT]->(discharged:Port)
RETURN s.id AS id, loaded.id AS loaded, crossed.id AS crossed, discharged.id AS discharged,
  s.declaredDestination AS declared
