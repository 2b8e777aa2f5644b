// Parties that share a telephone, a mail domain or a site.
// name: Shared telephone, mail or site
// tags: owners, signals
// view: graph
MATCH (a:Party)-[:REACHED_BY]->(c:Contact)<-[:REACHED_BY]-(b:Party)
WHERE a.id < b.id
RETURN a AS party, b AS other, c AS contact, c.kind AS kind
ORDER BY party.id, other.id, contact.id
