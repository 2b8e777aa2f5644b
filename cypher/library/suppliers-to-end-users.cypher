// Who delivered goods of the chosen tiers to military end-users since a date, and how much.
// name: Suppliers to end-users
// rows: A row is a supplier and a military end-user with what was delivered directly. It does not say where the supplier had the goods from.
// tags: end-use, goods
// param tiers: list of text = ["1","2"] | Tiers
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(z:EndUser), (s)-[:CARRIES]->(g:Good)
WHERE g.tier IN $tiers AND s.departed >= $from
WITH a, z, count(s) AS shipments, sum(s.netWeightKg) AS kg
RETURN a AS supplier, z AS buyer, shipments, kg
ORDER BY kg DESC, supplier.id, buyer.id
