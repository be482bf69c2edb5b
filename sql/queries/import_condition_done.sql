-- Work that is done without a day was done by today: it is backlog no longer.
WITH told AS (
  UPDATE pg_temp.incoming i SET cleared_on = b.today
  FROM pg_temp.import_batch b
  WHERE i.done AND i.cleared_on IS NULL
    AND NOT EXISTS (
      SELECT FROM register.condition_survey s
      JOIN register.condition_item t ON t.survey_id = s.survey_id
      WHERE s.asset_id = i.asset_id AND s.reference = coalesce(i.survey_reference, '1') AND t.cleared_on IS NOT NULL
        AND t.line_reference = concat_ws('/', i.building_code, i.line_reference))
  RETURNING i.row_number
)
INSERT INTO source.issue (batch_id, row_number, column_name, severity, code, reason)
SELECT b.batch_id, t.row_number, 'done', 'warning', 'date_assumed',
       'the work is done, and no column says on which day (cleared_on); today was taken'
FROM pg_temp.import_batch b, told t;
