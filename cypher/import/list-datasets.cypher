// Lists every imported file with what became of its rows.
MATCH (d:Dataset)
RETURN d.id AS id, d.dataset AS dataset, d.name AS name, d.sha256 AS sha256, d.kind AS kind, d.size AS size,
  coalesce(d.rows, 0) AS rows, coalesce(d.accepted, 0) AS accepted, coalesce(d.rejected, 0) AS rejected,
  coalesce(d.unchanged, 0) AS unchanged, d.job AS job, d.importedAt AS importedAt, d.from AS from, d.to AS to, d.state AS state
