// Owners or directors of two firms who are related to each other.
// name: Family across firms
// rows: A row is two relatives and a firm of each. Kinship is as the file states it; it does not mean that the firms act together.
// tags: owners, signals
// view: graph
MATCH (a:Company)<-[:OWNS|DIRECTS]-(p:Person)-[r:RELATED_TO]-(k:Person)-[:OWNS|DIRECTS]->(b:Company)
WHERE a.id < b.id
RETURN DISTINCT a AS party, p AS person, r.role AS role, k AS relative, b AS other
ORDER BY party.id, other.id, person.id, relative.id
