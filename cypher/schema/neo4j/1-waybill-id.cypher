// Keeps the ids of the graph’s own record unique, and finds them by it.
CREATE CONSTRAINT waybill_id IF NOT EXISTS FOR (n:Waybill) REQUIRE n.id IS UNIQUE
