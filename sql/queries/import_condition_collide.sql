-- Two codes of one file that lead to the same asset can bring the same line of the same survey: the first is taken.
with line as (
  select i.row_number, i.asset_code,
         first_value(i.row_number) over (partition by i.asset_id, coalesce(i.survey_reference, '1'), i.building_code,
                                                      i.line_reference
                                         order by i.row_number) as first_row
  from pg_temp.incoming i
  where i.line_reference is not null
), out as (
  delete from pg_temp.incoming i using line l
  where l.row_number = i.row_number and l.first_row < l.row_number
  returning i.row_number, i.asset_code, l.first_row
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, o.row_number, 'line_reference', o.asset_code, 'rejected', 'duplicate',
       format('row %s brings the same line of the same survey; the first row was taken and this one kept out', o.first_row)
from pg_temp.import_batch b, out o;
