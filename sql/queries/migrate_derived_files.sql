-- The files that the derived SQL in force came from.
select name, sha256 from meta.derived order by name;
