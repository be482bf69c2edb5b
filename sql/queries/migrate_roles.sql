-- The roles that read and write through the service, one login each. Roles belong to the cluster, not the
-- database, so another database's migration may be making them at this moment: that is no fault.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['terrier_reader', 'terrier_editor', 'terrier_gis', 'terrier_steward', 'terrier_public']
  loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I login', wanted);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end
$$;
