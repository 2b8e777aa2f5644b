// Keeps the ids of goods codes unique, and finds them by it.
CREATE CONSTRAINT good_id IF NOT EXISTS FOR (n:Good) REQUIRE n.id IS UNIQUE
