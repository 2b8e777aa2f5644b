// Sellers whose direct trade with Russia ended before a date, and their buyers of the same goods since.
// name: Direct trade that stopped
// rows: A row is a seller, its former buyer in Russia, and a buyer elsewhere that has taken the same goods since. It does not mean that the goods went on to Russia: the trace of that buyer tells what left it.
// tags: routes, signals
// param from: date = 2022-02-24 | Since
MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(r:Party)
WHERE r.country = 'RU' AND s.departed < $from AND s.hsCode <> ''
WITH a, r, substring(s.hsCode, 0, 6) AS code, max(s.departed) AS last, count(s) AS before
MATCH (a)-[:CONSIGNED]->(t:Shipment)-[:DELIVERED_TO]->(n:Party)
WHERE t.departed >= $from AND substring(t.hsCode, 0, 6) = code AND n.country <> 'RU'
RETURN a AS seller, r AS formerBuyer, code, last, before, n AS buyerSince, min(t.departed) AS first, count(t) AS after
ORDER BY after DESC, seller.id, formerBuyer.id, buyerSince.id, code
