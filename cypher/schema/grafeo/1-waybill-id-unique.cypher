// Keeps the ids of the graph’s own record unique.
CREATE CONSTRAINT waybill_id_unique IF NOT EXISTS FOR (n:Waybill) REQUIRE n.id IS UNIQUE
