// Every imported file, with the versions of the graph in which it came, last changed and last lost rows.
MATCH (d:Dataset)
RETURN d.id AS id, d.dataset AS dataset, coalesce(d.born, 0) AS born, coalesce(d.changed, 0) AS changed,
  coalesce(d.shrunk, 0) AS shrunk
