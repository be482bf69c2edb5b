-- Record card: leases in and out. $1 asset_id.
SELECT direction_code AS direction, lease_reference AS lease, unit, party, starts_on, ends_on, ended_on,
  CASE WHEN over_by_law IS NOT NULL THEN concat_ws(': ', 'by law, ' || over_by_law, over_terms) WHEN holding_over THEN 'as the source says' END
    AS holds_over, rent_yearly AS rent_yearly_gbp,
  repair_terms, security, break_on, rent_review_on, compliance_checked_on
FROM publish.lease
WHERE asset_id = $1::bigint
ORDER BY direction_code, ends_on NULLS LAST, lease_id;
