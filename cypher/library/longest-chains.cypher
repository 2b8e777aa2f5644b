// Chains of four handovers of one goods code from an EU seller to a military end-user.
// name: Longest chains
// rows: A row is a line of parties with how many chains of shipments of that code run along it, each leaving after the one before arrived. It does not mean that the same pieces went all the way, and it leaves out the limits of time and weight that a trace keeps.
// tags: routes, end-use
// param code: goods code = 854231 | Goods code
// param sellers: list of country = ["AT","BE","BG","HR","CY","CZ","DK","EE","FI","FR","DE","GR","HU","IE","IT","LV","LT","LU","MT","NL","PL","PT","RO","SK","SI","ES","SE"] | Sellers in
// param from: date = 2022-02-24 | Since
// view: graph
MATCH (a:Party)-[:CONSIGNED]->(s1:Shipment)-[:DELIVERED_TO]->(b:Party)-[:CONSIGNED]->(s2:Shipment)-[:DELIVERED_TO]->(c:Party)-[:CONSIGNED]->(s3:Shipment)-[:DELIVERED_TO]->(d:Party)-[:CONSIGNED]->(s4:Shipment)-[:DELIVERED_TO]->(z:EndUser)
WHERE a.country IN $sellers AND substring(s1.hsCode, 0, 6) = $code AND s1.departed >= $from
  AND substring(s2.hsCode, 0, 6) = $code AND s2.departed >= s1.arrived
  AND substring(s3.hsCode, 0, 6) = $code AND s3.departed >= s2.arrived
  AND substring(s4.hsCode, 0, 6) = $code AND s4.departed >= s3.arrived
WITH a, b, c, d, z, count(*) AS chains, min(s1.departed) AS first, max(s4.arrived) AS last
RETURN a AS seller, b AS second, c AS third, d AS fourth, z AS endUser, chains, first, last
ORDER BY chains DESC, seller.id, second.id, third.id, fourth.id, endUser.id
LIMIT 100
