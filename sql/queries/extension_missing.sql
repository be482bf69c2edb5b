-- Extensions that terrier needs and this database lacks: name, whether the server has it, and the command to make it.
SELECT
  wanted.name,
  available.name IS NOT NULL AS available,
  format('CREATE EXTENSION %I SCHEMA public;', wanted.name) AS command
FROM unnest(ARRAY['postgis', 'pg_trgm', 'btree_gist']) WITH ORDINALITY AS wanted (name, place)
LEFT JOIN pg_available_extensions available ON available.name = wanted.name
WHERE NOT EXISTS (SELECT FROM pg_extension e WHERE e.extname = wanted.name)
ORDER BY wanted.place;
