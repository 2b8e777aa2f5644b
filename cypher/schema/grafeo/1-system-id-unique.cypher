// Keeps the ids of weapon systems unique.
CREATE CONSTRAINT system_id_unique IF NOT EXISTS FOR (n:System) REQUIRE n.id IS UNIQUE
