-- The role that owns the database and makes the other roles.
do $$
begin
  if not exists (select from pg_roles where rolname = 'terrier_owner') then
    create role terrier_owner login createrole;
  end if;
end
$$;
