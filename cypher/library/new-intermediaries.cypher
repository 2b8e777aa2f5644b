// Parties in watched countries whose first shipment of high-priority goods came after a date.
// name: New intermediaries since a date
// rows: A row is a party whose first receipt of such goods in these files came after the date. It may have received them before through records that are not here.
// tags: signals, new parties
// param tiers: list of text = ["1","2"] | Tiers
// param countries: list of country = ["KZ","KG","UZ","AM","GE","TR","AE","CN","HK","RS"] | Countries
// param from: date = 2022-02-24 | Since
MATCH (s:Shipment)-[:DELIVERED_TO]->(b:Party), (s)-[:CARRIES]->(g:Good)
WHERE g.tier IN $tiers AND b.country IN $countries
WITH b, min(s.arrived) AS first, count(s) AS received, sum(s.netWeightKg) AS kg
WHERE first >= $from
RETURN b AS party, b.country AS country, b.founded AS founded, first, received, kg
ORDER BY first, party.id
