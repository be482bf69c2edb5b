-- The checked rows of an energy file, typed, each with the source record that it stands in. A file's period includes
-- its last day, the register's ends with the day after it.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::bigint AS building_id, NULL::bigint AS supply_id,
       daterange(given.period_start, given.period_end, '[]') AS period, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, building_code text, meter text, fuel text, period_start date, period_end date, kwh numeric(14, 3),
    cost numeric(14, 2), reading_kind text, automatic boolean, generates boolean
  );
