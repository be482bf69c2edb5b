-- What is wrong or doubtful in an import. $1 batch, $2 severity (null: all).
select i.row_number as "row", coalesce(i.line, r.line) as line, i.severity, i.code, i.column_name as "column", i.value, i.reason
from source.issue i
left join source.record r on r.batch_id = i.batch_id and r.row_number = i.row_number
where i.batch_id = $1::bigint and ($2::text is null or i.severity = $2::text)
order by case i.severity when 'rejected' then 1 when 'warning' then 2 else 3 end, i.row_number nulls first, i.issue_id;
