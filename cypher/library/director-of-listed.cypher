// Firms whose director also directs a listed firm.
// name: Shared director with a listed party
// tags: owners, signals
// view: graph
MATCH (p:Person)-[:DIRECTS]->(a:Company), (p)-[:DIRECTS]->(b:Company)-[:LISTED_IN]->(l:Listing)
WHERE a.id <> b.id
RETURN a AS party, p AS person, b AS listed, collect(DISTINCT l.date) AS dates
ORDER BY party.id, listed.id
