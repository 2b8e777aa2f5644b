// Shipments whose value per kilogram is far from the median of their goods code.
// name: Unit value far from the usual
// rows: A row is one shipment and how its value per kilogram differs from the median of its code in these files. Codes hold products of very different prices, and such a row may be a slip of a unit or a currency.
// tags: goods, signals
// param times: number = 3 | Times the usual
MATCH (s:Shipment)
WHERE s.hsCode <> '' AND s.netWeightKg > 0 AND s.valueEur > 0
WITH substring(s.hsCode, 0, 6) AS code, percentileCont(s.valueEur / s.netWeightKg, 0.5) AS usual, collect(s) AS shipments
WHERE size(shipments) >= 10
UNWIND shipments AS s
WITH code, usual, s, s.valueEur / s.netWeightKg AS unit
WHERE unit > usual * $times OR unit < usual / $times
RETURN s AS shipment, code, round(unit) AS eurPerKg, round(usual) AS usual
ORDER BY code, shipment.id
LIMIT 500
