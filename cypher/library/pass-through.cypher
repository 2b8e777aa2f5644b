// Goods of one code that came in and went out again within days, in nearly the same weight.
// name: Pass-through within 60 days
// rows: A row is one shipment in and one out of the same code, of nearly the same weight, within the days. It does not mean that these are the same pieces: several pairs may claim the same shipment.
// tags: signals, goods
// param days: number = 60 | Days
// param percent: number = 2 | Percent of weight
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(m:Party)-[:CONSIGNED]->(t:Shipment)-[:DELIVERED_TO]->(b:Party)
WHERE s.hsCode <> '' AND substring(t.hsCode, 0, 6) = substring(s.hsCode, 0, 6)
  AND s.netWeightKg > 0 AND t.departed >= s.arrived
  AND abs(t.netWeightKg - s.netWeightKg) <= s.netWeightKg * $percent / 100.0
  AND date(t.departed) <= date(s.arrived) + duration({days: $days})
  AND s.departed >= $from
RETURN m AS party, a AS seller, b AS buyer, s AS came, t AS went, s.netWeightKg AS kgIn, t.netWeightKg AS kgOut
ORDER BY kgIn DESC, came.id, went.id
LIMIT 500
