// What the records say now of movements, by their ids.
UNWIND $ids AS id
MATCH (s:Shipment {id: id})
MATCH (s)<-[:CONSIGNED]-(a:Party)
MATCH (s)-[:DELIVERED_TO]->(b:Party)
RETURN s.id AS id, a.id AS consignor, b.id AS consignee, s.departed AS departed, s.arrived AS arrived,
  s.hsCode AS code, s.netWeightKg AS weight, s.valueEur AS value, s.quantity AS quantity
