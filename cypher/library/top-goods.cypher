// What went between countries, by goods code and tier, heaviest first.
// name: Top goods by tier and route
// rows: A row is a goods code between two countries with its weight. The countries are the parties’ own; the row does not say through which others the goods passed.
// tags: goods, routes
// param tiers: list of text = ["1","2"] | Tiers
// param from: date = 2022-02-24 | Since
// param until: date = 2024-12-31 | Until
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b:Party), (s)-[:CARRIES]->(g:Good)
WHERE g.tier IN $tiers AND s.departed >= $from AND s.departed <= $until AND a.country <> b.country
WITH g.tier AS tier, substring(s.hsCode, 0, 6) AS code, a.country AS fromCountry, b.country AS toCountry, count(s) AS shipments, sum(s.netWeightKg) AS kg
RETURN tier, code, fromCountry, toCountry, shipments, kg
ORDER BY kg DESC, code, fromCountry, toCountry
LIMIT 100
