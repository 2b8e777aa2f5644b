// Keeps the ids of parties unique.
CREATE CONSTRAINT party_id_unique IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE
