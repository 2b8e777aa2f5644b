// The version of the graph, the last one whose changes are noted by file, and the last one whose changes are not.
MATCH (w:Waybill {id: 'waybill'})
RETURN coalesce(w.version, 0) AS version, coalesce(w.noted, -1) AS noted, coalesce(w.gap, 0) AS gap
