// Parties at the address of a party that is listed.
// name: Shared address with a listed party
// rows: A row is a party at the recorded address of a listed one. It does not mean that they are connected; see how many others are registered there.
// tags: owners, signals
MATCH (a:Party)-[:REGISTERED_AT]->(h:Address)<-[:REGISTERED_AT]-(b:Party)-[:LISTED_IN]->(l:Listing)
WHERE a.id <> b.id
RETURN a AS party, b AS listed, h AS address, collect(DISTINCT l.authority) AS lists
ORDER BY party.id, listed.id
