// Keeps the ids of ports unique, and finds them by it.
CREATE CONSTRAINT port_id IF NOT EXISTS FOR (n:Port) REQUIRE n.id IS UNIQUE
