// Who owns a party, through up to four holdings.
// name: Owners of owners
// tags: owners
// param party: party = "demo:pakwan" | Party
// view: graph
MATCH way = (o:Party)-[:OWNS*1..4]->(p:Party {id: $party})
RETURN way, o AS owner, length(way) AS steps
ORDER BY steps, owner.id
