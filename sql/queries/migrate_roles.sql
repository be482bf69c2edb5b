-- The roles that read and write through the service, one login each. Roles belong to the cluster, not the
-- database, so another database's migration may be making them at this moment: that is no fault.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['terrier_reader', 'terrier_editor', 'terrier_gis', 'terrier_steward', 'terrier_public']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
END
$$;
