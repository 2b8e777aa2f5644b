// Holdings that began within days of a date: before or after it.
// name: Owner changed near a date
// rows: A row is a holding that began within the days around the date. It does not say why, nor who held the share before.
// tags: owners, signals
// param from: date = 2022-02-24 | Since
// param days: number = 183 | Days around it
MATCH (o:Party)-[r:OWNS]->(p:Company)
WHERE r.from IS NOT NULL AND date(r.from) >= date($from) - duration({days: $days}) AND date(r.from) <= date($from) + duration({days: $days})
  AND (p.founded IS NULL OR p.founded < r.from)
RETURN p AS party, o AS owner, r.percent AS percent, r.from AS since
ORDER BY since, party.id, owner.id
