// Notes in a write that it says which files' rows it changes, and which version was the last that did not.
MATCH (w:Waybill {id: 'waybill'})
WITH w, coalesce(w.version, 0) AS version, coalesce(w.noted, -1) AS noted, coalesce(w.gap, 0) AS gap
SET w.noted = version + 1, w.gap = CASE WHEN noted = version THEN gap ELSE version END
RETURN version + 1 AS version
