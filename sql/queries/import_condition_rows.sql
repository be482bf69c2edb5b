-- The checked rows of a condition file, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::bigint AS building_id, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, building_code text, survey_reference text, survey_kind text, surveyed_on date, surveyor text,
    line_reference text, element text, sub_element text, component text, grade text, priority text, composition numeric,
    quantity numeric, unit text, cost numeric(14, 2), remedy text, cleared_on date, floor_area_m2 numeric, storeys integer,
    lifts integer, unit_rate numeric(14, 2), planned_year integer, remaining_life_years numeric, price_base_on date,
    includes_preliminaries boolean, includes_contingency boolean, includes_fees boolean, includes_vat boolean, done boolean
  );
