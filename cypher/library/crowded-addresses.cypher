// Addresses at which many firms are registered.
// name: Address with many firms
// rows: A row is an address with that many firms. It does not mean that they belong together: registration agents and business centres house hundreds.
// tags: owners, signals
// param least: number = 3 | Firms at least
MATCH (p:Party)-[:REGISTERED_AT]->(h:Address)
WITH h, count(p) AS firms, collect(p.name) AS names
WHERE firms >= $least
RETURN h AS address, firms, names
ORDER BY firms DESC, address.id
