-- How often each kind of issue occurs in an import, with a row that shows it. $1 batch.
select severity, code, count(*) as times, min(row_number) as first_row,
       (array_agg(reason order by row_number nulls first, issue_id))[1] as reason
from source.issue
where batch_id = $1::bigint
group by severity, code
order by case severity when 'rejected' then 1 when 'warning' then 2 else 3 end, count(*) desc, code;
