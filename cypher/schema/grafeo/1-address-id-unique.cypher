// Keeps the ids of addresses unique.
CREATE CONSTRAINT address_id_unique IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE
