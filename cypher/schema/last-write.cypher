// Tells which write was kept last, and what it answered.
MATCH (w:Waybill {id: 'waybill'})
RETURN w.lastWrite AS write, w.lastAnswer AS answer
