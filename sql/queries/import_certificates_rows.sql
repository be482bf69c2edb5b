-- The checked rows of a file of energy certificates, typed, each with its end by the rules and its source record. A
-- display certificate runs from its nominated date, by the floor area that it was made for; unknown area, unknown end.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::bigint AS building_id,
       coalesce(given.expires_on, (coalesce(given.nominated_on, given.issued_on) + term.lasts)::date) AS ends_on, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, building_code text, certificate_kind text, certificate text, issued_on date, nominated_on date,
    expires_on date, floor_area_m2 numeric, main_fuel text, heat_kwh_m2 numeric, electricity_kwh_m2 numeric, made_band text,
    made_score integer
  )
LEFT JOIN code.term term ON given.issued_on >= term.valid_from AND given.issued_on < term.valid_to
  AND term.term = CASE WHEN given.certificate_kind = 'EPC' THEN 'epc'
                       WHEN given.certificate_kind = 'DEC' AND given.floor_area_m2 > 1000 THEN 'dec_over_1000_m2'
                       WHEN given.certificate_kind = 'DEC' AND given.floor_area_m2 <= 1000 THEN 'dec' END;
