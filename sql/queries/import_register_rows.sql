-- The checked rows of an asset list, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id, false AS is_new, NULL::text AS how, true AS leads,
       NULL::bigint AS building_id,
       NULL::bigint AS predecessor_id, NULL::text AS part_scheme, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    asset_code text, name text, category text, purpose text, scope text, status text, validation text, marking text,
    uprn bigint, organisation text, organisation_uri text, effective_date date, fixed_asset_reference text,
    service text, responsible_officer text, budget_held_centrally boolean, purpose_confirmed_on date, notes text,
    street_number text, street text, locality text, post_town text, postcode text, tenure text, tenure_detail text,
    tenure_other text, title_number text, holding_type text, council_repairs text, repair_share_percent numeric,
    duty_holder text, building_code text, building_name text, floor_area_m2 numeric, year_built integer,
    storeys integer, lifts integer, air_conditioned boolean, heating text, boiler_year integer, raac text,
    asbestos text, temporary boolean, life_ends_on date, replacement_cost numeric(14, 2), replacement_cost_on date,
    roof_potential_kwh numeric, energy_rating text, dec_rating text, epc_rating text, lease_direction text,
    lease_party text, lease_start date, lease_end date, rent_yearly numeric(14, 2), repair_terms text, security text,
    let_area_m2 numeric, compliance_checked_on date, stewardship boolean, starter_holding boolean,
    first_tenancy boolean, listed_grade text, valuation numeric(14, 2), valuation_basis text, valued_on date,
    accounting_class text, financial_year integer, premises_cost numeric(14, 2), income numeric(14, 2),
    planned_maintenance numeric(14, 2), reactive_maintenance numeric(14, 2), capacity numeric, used numeric,
    capacity_unit text, measured_on date, partner_share_percent numeric, vacant_since date, suitability text,
    suitability_on date, accessible boolean, cycle_spaces integer, car_spaces integer, ev_chargers integer, storage_kwh numeric,
    generation_kw numeric, heating_kw numeric,
    urn integer, school_type text, phase text, pupil_capacity integer, pupils integer, pupils_on date,
    maintenance_plan_agreed_on date, maintenance_plan_until date, joint_visit_on date, replacement_strategy_on date,
    capital_grant numeric(14, 2), capital_grant_year integer, acquired_on date, acquisition_price numeric(14, 2),
    cost_appraised_on date, carbon_assessed_on date, meets_climate_pledges boolean, made_easting double precision,
    made_northing double precision, made_longitude double precision, made_latitude double precision,
    made_accuracy_m numeric, made_extent text, made_extent_crs84 text, made_extent_repair text,
    made_land_area_m2 numeric
  );
