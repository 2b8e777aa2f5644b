// Firms whose director also directs a listed firm.
// name: Shared director with a listed party
// rows: A row is a firm, a person and a listed firm that the same recorded person directs. It does not mean that the listed firm controls the other, and two people may share a name in one record.
// tags: owners, signals
// view: graph
MATCH (p:Person)-[:DIRECTS]->(a:Company), (p)-[:DIRECTS]->(b:Company)-[:LISTED_IN]->(l:Listing)
WHERE a.id <> b.id
RETURN a AS party, p AS person, b AS listed, collect(DISTINCT l.date) AS dates
ORDER BY party.id, listed.id
