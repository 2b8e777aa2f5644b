// Shipments that arrived in another country than was declared.
// name: Declared for one country, arrived in another
// rows: A row is one shipment whose recorded arrival lies in another country than the declared one. It may be a diversion, an ordinary re-routing or an error in either record.
// tags: borders, signals
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:ARRIVED_AT]->(k:Port), (s)-[:DELIVERED_TO]->(b:Party)
WHERE s.declaredDestination <> '' AND k.country <> s.declaredDestination AND s.departed >= $from
RETURN s AS shipment, a AS seller, b AS consignee, s.declaredDestination AS declared, k.country AS arrivedIn, s.departed AS departed
ORDER BY departed, shipment.id
