-- Records the files that the reference SQL now comes from. $1 names, $2 their SHA-256, $3 version of terrier.
with gone as (
  delete from meta.reference where name <> all ($1::text[])
)
insert into meta.reference (name, sha256, by_version)
select name, sha256, $3::text from unnest($1::text[], $2::text[]) as file (name, sha256)
on conflict (name) do update
set sha256 = excluded.sha256, built_at = excluded.built_at, by_version = excluded.by_version;
