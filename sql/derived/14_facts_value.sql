-- What assets are worth as they are used, and which figures cannot be right.

CREATE VIEW facts.value_stated AS
SELECT DISTINCT ON (asset_id) asset_id, valued_on, basis_code, amount, index_factor IS NOT NULL AS indexed
FROM register.valuation
WHERE valued_on <= (SELECT facts.as_of()) AND basis_code NOT IN ('HC', 'DRC') AND amount IS NOT NULL
ORDER BY asset_id, basis_code NOT IN ('EUV', 'EUV-SH'), valued_on DESC, valuation_id DESC;
COMMENT ON VIEW facts.value_stated IS 'The last valuation of each asset at existing use; where there is none the last at fair or market value. What it cost, or would cost to build anew, is no value that anybody would pay.';
COMMENT ON COLUMN facts.value_stated.indexed IS 'Brought forward by an index, not valued anew.';

CREATE VIEW facts.value_usual AS
WITH rate AS (
    SELECT DISTINCT ON (own.rate_code, own.group_code) own.rate_code, own.group_code, own.low, own.high
    FROM programme.rate own
    WHERE own.rate_code IN ('sale_value_per_m2', 'land_value_per_ha') AND own.valid_from <= (SELECT facts.as_of())
    ORDER BY own.rate_code, own.group_code, own.valid_from DESC
), size AS (
    SELECT a.asset_id, a.category_code, nullif(b.floor_area_m2, 0)::double precision AS floor_m2,
           nullif(coalesce(parcel.m2, a.stated_land_area_m2), 0)::double precision / 10000 AS land_ha, b.asset_id IS NOT NULL AS built
    FROM register.asset a
    LEFT JOIN facts.building_summary b ON b.asset_id = a.asset_id
    LEFT JOIN (SELECT asset_id, sum(area_m2) AS m2 FROM register.land_parcel GROUP BY asset_id) AS parcel ON parcel.asset_id = a.asset_id
)
SELECT size.asset_id,
       least(size.floor_m2 * floor_rate.low, size.land_ha * land_rate.low) AS low,
       CASE WHEN size.floor_m2 IS NOT NULL OR NOT size.built
            THEN coalesce(size.floor_m2 * floor_rate.high, 0) + coalesce(size.land_ha * land_rate.high, 0) END AS high
FROM size
JOIN LATERAL (SELECT rate.low, rate.high FROM rate WHERE rate.rate_code = 'sale_value_per_m2' AND rate.group_code IN (size.category_code, '')
              ORDER BY rate.group_code DESC LIMIT 1) AS floor_rate ON true
JOIN LATERAL (SELECT rate.low, rate.high FROM rate WHERE rate.rate_code = 'land_value_per_ha' AND rate.group_code IN (size.category_code, '')
              ORDER BY rate.group_code DESC LIMIT 1) AS land_rate ON true
WHERE size.floor_m2 IS NOT NULL OR size.land_ha IS NOT NULL;
COMMENT ON VIEW facts.value_usual IS 'What assets of a kind and size sell for, GBP, by the rates of options for floor and land (sale_value_per_m2, land_value_per_ha). An asset of which neither is known has no row.';
COMMENT ON COLUMN facts.value_usual.low IS 'The lower of its floor and its land at their low rates, of what is known.';
COMMENT ON COLUMN facts.value_usual.high IS 'Floor and land together at their high rates; null where it has buildings of which a floor area is unknown.';

CREATE VIEW facts.value_doubt AS
SELECT stated.asset_id,
       CASE WHEN stated.amount > 0
            THEN greatest(usual.low / stated.amount::double precision, stated.amount::double precision / nullif(usual.high, 0), 1) END AS times,
       CASE WHEN stated.amount > 0
            THEN usual.low / stated.amount::double precision > rule.limit_value
                 OR coalesce(stated.amount::double precision / nullif(usual.high, 0) > rule.limit_value, false)
            ELSE true END AS doubted
FROM facts.value_stated stated
JOIN facts.value_usual usual ON usual.asset_id = stated.asset_id
JOIN (SELECT own.limit_value::double precision, own.weight FROM evaluation.quality_rule own
      WHERE own.rule_code = 'value_plausible' AND own.valid_from <= (SELECT facts.as_of())
      ORDER BY own.valid_from DESC LIMIT 1) AS rule ON rule.weight > 0;
COMMENT ON VIEW facts.value_doubt IS 'How far the value of each asset is from what its kind and size sell for, and whether that is too far to be believed: the rule of data quality value_plausible. Nothing where that rule is taken away.';
COMMENT ON COLUMN facts.value_doubt.times IS 'So many times above the highest or below the lowest usual figure; 1 between them; null of a value of nought, which is as far as can be.';
COMMENT ON COLUMN facts.value_doubt.doubted IS 'Further off than the rule allows.';

CREATE VIEW facts.value_in_use AS
SELECT stated.asset_id, stated.valued_on, stated.basis_code, stated.amount, stated.indexed
FROM facts.value_stated stated
WHERE NOT EXISTS (SELECT FROM facts.value_doubt doubt WHERE doubt.asset_id = stated.asset_id AND doubt.doubted);
COMMENT ON VIEW facts.value_in_use IS 'The value of each asset as it is used, without those that are doubted: a wrong unit or digit is no value.';
COMMENT ON COLUMN facts.value_in_use.indexed IS 'Brought forward by an index, not valued anew.';
