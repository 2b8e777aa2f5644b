// Lists components found that a file changed, with the rows that stated them before.
MATCH (a:Good)-[e:FOUND_IN]->(b:System)
WHERE e.file = $file AND e.earlier IS NOT NULL
RETURN e.id AS id, e.earlier AS earlier
