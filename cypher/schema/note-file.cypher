// Notes in a write that it changes rows of a file, and whether it takes any away.
MATCH (w:Waybill {id: 'waybill'})
MATCH (d:Dataset {id: $file})
WITH d, coalesce(w.version, 0) + 1 AS version, coalesce(d.born, 0) AS born, coalesce(d.shrunk, 0) AS shrunk
SET d.changed = version,
  d.born = CASE WHEN born = 0 THEN version ELSE born END,
  d.shrunk = CASE WHEN $shrinks THEN version ELSE shrunk END
RETURN version
