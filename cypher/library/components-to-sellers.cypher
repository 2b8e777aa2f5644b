// From a weapon system back to who sold the goods codes that were found in it.
// name: Components in a system, back to their sellers
// rows: A row is a seller of a goods code under which a component of the system was found. It does not mean that this seller's goods were in that weapon: the code is shared by many products and makers.
// tags: end-use, goods
// param system: text = "" | Name of the system holds
// param sellers: list of country = ["DE","NL","LT","IT","EE","PL","CZ","FR","AT"] | Sellers in
// param from: date = 2022-02-24 | Since
MATCH (y:System)<-[f:FOUND_IN]-(g:Good)
WHERE y.name CONTAINS $system
MATCH (s:Shipment)<-[:CONSIGNED]-(a:Party)
WHERE s.hsCode STARTS WITH g.code AND a.country IN $sellers AND s.departed >= $from
WITH y, g, a, collect(DISTINCT f.component) AS components, count(DISTINCT s) AS shipments
RETURN y AS system, g AS goods, components, a AS seller, shipments
ORDER BY shipments DESC, seller.id, goods.id
