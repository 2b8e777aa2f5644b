// Firms founded on or after a date that took in high-priority goods.
// name: Founded after a date, high-priority goods
// rows: A row is a firm founded on or after the date that received such goods. It does not mean more than a lead: most new firms in a trade are ordinary ones.
// tags: signals, founding
// param from: date = 2022-02-24 | Since
// param tiers: list of text = ["1","2"] | Tiers
MATCH (b:Company)<-[:DELIVERED_TO]-(s:Shipment)-[:CARRIES]->(g:Good)
WHERE b.founded >= $from AND g.tier IN $tiers
WITH b, min(s.arrived) AS first, count(s) AS received, sum(s.netWeightKg) AS kg
RETURN b AS party, b.country AS country, b.founded AS founded, first, received, kg
ORDER BY founded, party.id
