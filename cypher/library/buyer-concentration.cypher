// Parties of which one buyer takes most of what they send, by weight.
// name: One buyer takes most
// rows: A row is a sender and the one buyer that takes at least that share of its recorded weight in three shipments or more. It says nothing of sales outside these files, and exclusive buyers are common in honest trade.
// tags: signals
// param percent: number = 80 | Percent at least
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b:Party)
WHERE s.departed >= $from AND s.netWeightKg > 0
WITH a, b, sum(s.netWeightKg) AS kg, count(s) AS shipments
WITH a, sum(kg) AS all, max(kg) AS most, collect({buyer: b.id, kg: kg, shipments: shipments}) AS buyers
WITH a, all, most, [x IN buyers WHERE x.kg = most][0] AS top
WHERE most >= all * $percent / 100.0 AND top.shipments >= 3
MATCH (b:Party {id: top.buyer})
RETURN a AS party, b AS buyer, b:EndUser AS military, round(1000.0 * most / all) / 10.0 AS percent, top.shipments AS shipments
ORDER BY percent DESC, party.id
