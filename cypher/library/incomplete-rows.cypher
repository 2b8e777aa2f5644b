// Shipments that lack a weight, a value or a goods code, and so weaken every figure.
// name: Rows with gaps
// rows: A row is one shipment and what it lacks. It says something of the file, nothing of the parties.
// tags: data
MATCH (s:Shipment)
WHERE s.netWeightKg IS NULL OR s.hsCode = ''
RETURN s AS shipment, s.departed AS departed, s.netWeightKg IS NULL AS noWeight, s.hsCode = '' AS noCode, s.value IS NULL AS noValue
ORDER BY departed, shipment.id
