// What the rows of a file state now, one row per goods line.
MATCH (s:Shipment {file: $file})
MATCH (s)<-[:CONSIGNED]-(a:Party)
MATCH (s)-[:DELIVERED_TO]->(b:Party)
RETURN s.id AS id, a.id AS consignor, b.id AS consignee, s.departed AS departed, s.arrived AS arrived,
  s.hsCode AS code, s.netWeightKg AS weight, s.valueEur AS value, s.quantity AS quantity, s.unit AS unit,
  s.dataset AS dataset, s.borderPost AS post
