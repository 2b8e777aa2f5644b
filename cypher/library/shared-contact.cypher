// Parties that share a telephone, a mail domain or a site.
// name: Shared telephone, mail or site
// rows: A row is two parties and the telephone, mail domain or site that both give. It may be their accountant's or agent's.
// tags: owners, signals
// view: graph
MATCH (a:Party)-[:REACHED_BY]->(c:Contact)<-[:REACHED_BY]-(b:Party)
WHERE a.id < b.id
RETURN a AS party, b AS other, c AS contact, c.kind AS kind
ORDER BY party.id, other.id, contact.id
