// Exports that grew most against the same months of the year before the war.
// name: Statistics that surged
// rows: A row is two countries and the value before and after, March to November of 2021 and 2022. It is national statistics, in no way tied to a party, and prices rose in between.
// tags: statistics, routes
// param floor: number = 100000 | Rise in EUR at least
MATCH (a:Country)-[e:EXPORTED_TO]->(b:Country)
WHERE e.flow = 'export' AND b.id IN ['country:KZ', 'country:KG', 'country:UZ', 'country:AM', 'country:GE', 'country:TR', 'country:AE']
  AND ((e.period >= '2021-03' AND e.period <= '2021-11') OR (e.period >= '2022-03' AND e.period <= '2022-11'))
WITH a, b, sum(CASE WHEN e.period < '2022' THEN e.valueEur ELSE 0 END) AS before, sum(CASE WHEN e.period >= '2022' THEN e.valueEur ELSE 0 END) AS after
WHERE before > 0 AND after - before >= $floor
RETURN a AS exporter, b AS partner, before, after, round(10.0 * after / before) / 10.0 AS times
ORDER BY times DESC, exporter.id, partner.id
