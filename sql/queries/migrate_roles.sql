-- The roles. People's own logins are members of the first five; terrier_serve_* are the service's logins, one for each
-- of those; terrier_door keeps keys and sessions; terrier_clerk applies imports and makes runs for the service, and the
-- report, in which it names what readers may see.
-- Roles belong to the cluster, not the database, so another database's migration may be making them at this moment:
-- that is no fault.
DO $$
DECLARE
  wanted text;
  login text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['terrier_public', 'terrier_reader', 'terrier_gis', 'terrier_editor', 'terrier_steward',
                                'terrier_serve_public', 'terrier_serve_reader', 'terrier_serve_gis',
                                'terrier_serve_editor', 'terrier_serve_steward', 'terrier_door', 'terrier_clerk']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
  FOR wanted, login IN
    SELECT 'terrier_' || role, 'terrier_serve_' || role
    FROM unnest(ARRAY['public', 'reader', 'gis', 'editor', 'steward']) AS role
    UNION ALL
    SELECT 'terrier_reader', 'terrier_clerk'
  LOOP
    IF NOT pg_has_role(login, wanted, 'MEMBER') THEN
      BEGIN
        EXECUTE format('GRANT %I TO %I', wanted, login);
      EXCEPTION WHEN unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
END
$$;
