-- The role that owns the database and makes the other roles.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'terrier_owner') THEN
    CREATE ROLE terrier_owner LOGIN CREATEROLE;
  END IF;
END
$$;
