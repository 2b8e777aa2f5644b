// Goods declared for other countries that left over a border into Belarus and have no arrival on record.
// name: Left over a border, no arrival
// rows: A row is one shipment with a crossing and a departure but no arrival. It does not mean that the goods stayed in between: many files hold only the half that one side recorded.
// tags: borders, signals
// param borders: list of country = ["LT","LV","PL"] | Crossing in
// param declared: list of country = ["KZ","KG","UZ"] | Declared for
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:CROSSED]->(k:Port), (s)-[:DELIVERED_TO]->(b:Party)
WHERE k.country IN $borders AND s.declaredDestination IN $declared AND s.onlyDate = 'departed' AND s.departed >= $from
RETURN s AS shipment, a AS seller, b AS consignee, k AS crossing, s.declaredDestination AS declared, s.departed AS departed, s.hsCode AS code, s.netWeightKg AS kg
ORDER BY departed, shipment.id
