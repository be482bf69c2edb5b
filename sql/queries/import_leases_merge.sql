-- The leases. A blank cell leaves what is known, an ending too, unless the lease is now said to go on; a lease of a person
-- is marked official-personal, and stays so.
WITH given AS (
  SELECT i.*, o.organisation_id,
         CASE WHEN i.over_on IS NOT NULL OR i.state IN ('current', 'holding_over') THEN i.over_on ELSE own.ended_on END AS ending,
         -- an ending that stood in for the end of the term goes when it is taken back
         CASE WHEN i.term_until IS NOT NULL THEN i.term_until
              WHEN own.ended_on = own.ends_on AND i.over_on IS NULL AND i.state IN ('current', 'holding_over') THEN NULL
              ELSE coalesce(own.ends_on, i.until_on) END AS term_end,
         CASE WHEN i.natural_person THEN 'official-personal' ELSE 'commercial' END AS marking
  FROM pg_temp.incoming i
  LEFT JOIN register.organisation o ON o.name = i.party
  LEFT JOIN register.lease own ON own.scheme = i.scheme AND own.reference = i.lease_reference AND own.asset_id = i.asset_id
                               AND coalesce(own.unit, '') = coalesce(i.unit, '')
), changed AS (
  INSERT INTO register.lease AS t (
    asset_id, building_id, scheme, reference, unit, direction_code, counterparty_id, starts_on, ends_on, ended_on,
    holding_over, rent_yearly, rent_amount, rent_frequency_code, notice_months, security_code, repair_terms_code, repair_terms_text,
    let_area_m2, service_charge_yearly, deposit, dilapidations, compliance_checked_on, stewardship, starter_holding,
    first_tenancy, marking_code, record_id)
  SELECT g.asset_id, g.building_id, g.scheme, g.lease_reference, g.unit, g.direction, g.organisation_id, g.starts_on,
         g.term_end, g.ending, g.holding_over, g.rent_yearly, g.rent, g.rent_frequency, g.notice_months, g.security, g.repair_terms,
         g.made_repair_terms_text, g.let_area_m2, g.service_charge_yearly, g.deposit, g.dilapidations,
         g.compliance_checked_on, g.stewardship, g.starter_holding, g.first_tenancy, g.marking, g.record_id
  FROM given g
  ORDER BY g.row_number
  ON CONFLICT (scheme, reference, asset_id, coalesce(unit, '')) WHERE scheme IS NOT NULL DO UPDATE
  SET building_id = coalesce(excluded.building_id, t.building_id), direction_code = excluded.direction_code,
      counterparty_id = coalesce(excluded.counterparty_id, t.counterparty_id),
      starts_on = coalesce(excluded.starts_on, t.starts_on), ends_on = excluded.ends_on,
      ended_on = excluded.ended_on, holding_over = excluded.holding_over, rent_yearly = coalesce(excluded.rent_yearly, t.rent_yearly),
      rent_amount = coalesce(excluded.rent_amount, t.rent_amount),
      rent_frequency_code = coalesce(excluded.rent_frequency_code, t.rent_frequency_code),
      notice_months = coalesce(excluded.notice_months, t.notice_months),
      security_code = coalesce(excluded.security_code, t.security_code),
      repair_terms_code = coalesce(excluded.repair_terms_code, t.repair_terms_code),
      repair_terms_text = coalesce(excluded.repair_terms_text, t.repair_terms_text),
      let_area_m2 = coalesce(excluded.let_area_m2, t.let_area_m2),
      service_charge_yearly = coalesce(excluded.service_charge_yearly, t.service_charge_yearly),
      deposit = coalesce(excluded.deposit, t.deposit), dilapidations = coalesce(excluded.dilapidations, t.dilapidations),
      compliance_checked_on = coalesce(excluded.compliance_checked_on, t.compliance_checked_on),
      stewardship = coalesce(excluded.stewardship, t.stewardship),
      starter_holding = coalesce(excluded.starter_holding, t.starter_holding),
      first_tenancy = coalesce(excluded.first_tenancy, t.first_tenancy),
      marking_code = CASE WHEN excluded.marking_code = 'official-personal' THEN excluded.marking_code ELSE t.marking_code END,
      record_id = excluded.record_id
  WHERE (t.building_id, t.direction_code, t.counterparty_id, t.starts_on, t.ends_on, t.ended_on, t.holding_over,
         t.rent_yearly, t.rent_amount, t.rent_frequency_code, t.notice_months, t.security_code, t.repair_terms_code, t.repair_terms_text,
         t.let_area_m2, t.service_charge_yearly, t.deposit, t.dilapidations, t.compliance_checked_on, t.stewardship,
         t.starter_holding, t.first_tenancy, t.marking_code)
        IS DISTINCT FROM
        (coalesce(excluded.building_id, t.building_id), excluded.direction_code,
         coalesce(excluded.counterparty_id, t.counterparty_id), coalesce(excluded.starts_on, t.starts_on),
         excluded.ends_on, excluded.ended_on, excluded.holding_over, coalesce(excluded.rent_yearly, t.rent_yearly),
         coalesce(excluded.rent_amount, t.rent_amount), coalesce(excluded.rent_frequency_code, t.rent_frequency_code),
         coalesce(excluded.notice_months, t.notice_months), coalesce(excluded.security_code, t.security_code),
         coalesce(excluded.repair_terms_code, t.repair_terms_code), coalesce(excluded.repair_terms_text, t.repair_terms_text),
         coalesce(excluded.let_area_m2, t.let_area_m2), coalesce(excluded.service_charge_yearly, t.service_charge_yearly),
         coalesce(excluded.deposit, t.deposit), coalesce(excluded.dilapidations, t.dilapidations),
         coalesce(excluded.compliance_checked_on, t.compliance_checked_on), coalesce(excluded.stewardship, t.stewardship),
         coalesce(excluded.starter_holding, t.starter_holding), coalesce(excluded.first_tenancy, t.first_tenancy),
         CASE WHEN excluded.marking_code = 'official-personal' THEN excluded.marking_code ELSE t.marking_code END)
  RETURNING t.reference, t.asset_id, t.unit, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.lease_reference = c.reference AND i.asset_id = c.asset_id AND i.unit IS NOT DISTINCT FROM c.unit;
