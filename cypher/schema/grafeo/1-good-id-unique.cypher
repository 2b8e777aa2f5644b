// Keeps the ids of goods codes unique.
CREATE CONSTRAINT good_id_unique IF NOT EXISTS FOR (n:Good) REQUIRE n.id IS UNIQUE
