-- The checked rows of a rent roll or list of leases, typed, each with the source record that it stands in. A file gives
-- the last day of a term, the register the day after it: `until_on` with an ending, `term_until` of the term alone.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, NULL::bigint AS building_id, NULL::bigint AS counterparty_id,
       NULL::boolean AS natural_person, false AS holding_over,
       NULL::date AS over_on, b.scheme,
       concat_ws(' | ', given.lease_reference, given.unit) AS tells_apart,
       coalesce(given.tenant, given.landlord) AS party,
       coalesce(given.ended_on, given.ends_on, (given.starts_on + make_interval(years => given.term_years))::date - 1) + 1
         AS until_on,
       coalesce(given.ends_on, (given.starts_on + make_interval(years => given.term_years))::date - 1) + 1 AS term_until,
       given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, lease_reference text, building_code text, unit text, direction text, tenant text, landlord text,
    party_kind text, state text, starts_on date, ends_on date, term_years integer, ended_on date, rent numeric(14, 2),
    rent_frequency text, rent_yearly numeric(14, 2), notice_months integer, repair_terms text, security text,
    let_area_m2 numeric, service_charge_yearly numeric(14, 2), deposit numeric(14, 2), dilapidations numeric(14, 2),
    compliance_checked_on date, stewardship boolean, starter_holding boolean, first_tenancy boolean, made_days text,
    made_repair_terms_text text, breaks text, reviews text, notices text, renewals text
  );
