// Raises the version of the graph by one, and notes which write did so and what it answered.
MERGE (w:Waybill {id: 'waybill'})
SET w.version = coalesce(w.version, 0) + 1, w.lastWrite = $write, w.lastAnswer = $answer
RETURN w.version AS version
