// Who owns a party, through up to four holdings.
// name: Owners of owners
// rows: A row is an owner at so many steps, with the holdings on the way. Percents along a path do not add up to control, and an owner that is missing is only not recorded.
// tags: owners
// param party: party = "demo:pakwan" | Party
// view: graph
MATCH way = (o:Party)-[:OWNS*1..4]->(p:Party {id: $party})
RETURN way, o AS owner, length(way) AS steps
ORDER BY steps, owner.id
