-- The files that the reference SQL in force came from.
select name, sha256 from meta.reference order by name;
