// Keeps the ids of ports unique.
CREATE CONSTRAINT port_id_unique IF NOT EXISTS FOR (n:Port) REQUIRE n.id IS UNIQUE
