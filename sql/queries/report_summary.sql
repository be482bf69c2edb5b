-- The estate in one row.
select * from publish.summary;
