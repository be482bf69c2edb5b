-- Every pair with what each comparison comes to, and how likely it is one asset: the sum of the weights, calibrated.
-- Unsure: what would have to be decided by a person however likely it looks.
CREATE TEMPORARY TABLE match_scored ON COMMIT DROP AS
WITH weight AS MATERIALIZED (
  SELECT comparison, level, weight FROM facts.match_weight
), rule AS MATERIALIZED (
  SELECT false AS unsure, ln(facts.match_rule('prior') / (1 - facts.match_rule('prior'))) AS prior,
         facts.match_rule('slope') AS slope, facts.match_rule('shift') AS shift
  UNION ALL
  SELECT true, ln(facts.match_rule('prior') / (1 - facts.match_rule('prior'))), facts.match_rule('unsure_slope'),
         facts.match_rule('unsure_shift')
), code AS (
  SELECT pair.probe_id, pair.asset_id, bool_or(mine.form = theirs.form) AS same,
         bool_or(mine.listed AND theirs.listed) AS both_listed
  FROM pg_temp.match_pair pair
  JOIN pg_temp.match_code mine ON mine.subject_id = pair.probe_id
  JOIN pg_temp.match_code theirs ON theirs.subject_id = pair.asset_id AND theirs.scheme = mine.scheme
  GROUP BY pair.probe_id, pair.asset_id
), measured AS MATERIALIZED (
  SELECT pair.probe_id, pair.asset_id, probe.row_number, code.same AS code_same, code.both_listed,
         st_distance(a.location, b.location) AS metres,
         CASE WHEN a.extent && b.extent
              THEN st_area(st_intersection(a.extent, b.extent)) / nullif(least(st_area(a.extent), st_area(b.extent)), 0) END
           AS shared_ground,
         CASE WHEN a.word_set <> b.word_set AND alike.likeness >= 0.2 THEN
           (SELECT count(*) FROM unnest(a.word_set) AS x WHERE x <> ALL (b.word_set) AND NOT EXISTS (
              SELECT FROM unnest(b.word_set) AS y WHERE y <> ALL (a.word_set) AND similarity(x, y) >= 0.3)) END AS only_a,
         CASE WHEN a.word_set <> b.word_set AND alike.likeness >= 0.2 THEN
           (SELECT count(*) FROM unnest(b.word_set) AS x WHERE x <> ALL (a.word_set) AND NOT EXISTS (
              SELECT FROM unnest(a.word_set) AS y WHERE y <> ALL (b.word_set) AND similarity(x, y) >= 0.3)) END AS only_b,
         a.word_set = b.word_set AS same_words, alike.likeness,
         coalesce(a.floor_area_m2, a.land_area_m2) AS size_a,
         CASE WHEN a.floor_area_m2 IS NOT NULL THEN b.floor_area_m2 ELSE b.land_area_m2 END AS size_b,
         CASE WHEN a.uprn = b.uprn THEN 'same'
              WHEN a.uprn = ANY (b.uprns) OR b.uprn = ANY (a.uprns) THEN 'of a building'
              WHEN a.uprn IS NOT NULL AND b.uprn IS NOT NULL THEN 'differs' END AS uprn,
         CASE WHEN a.urn = b.urn THEN 'school number same'
              WHEN upper(a.fixed_asset_reference) = upper(b.fixed_asset_reference) THEN 'finance reference same'
              WHEN a.urn <> b.urn THEN 'school number differs'
              WHEN a.titles && b.titles THEN 'title same'
              WHEN upper(a.fixed_asset_reference) <> upper(b.fixed_asset_reference) THEN 'finance reference differs'
              WHEN NOT a.titles && b.titles THEN 'title differs' END AS reference,
         CASE WHEN a.kinds <> b.kinds THEN 'differs' WHEN a.kinds <> '{}' THEN 'same' END AS kind,
         CASE WHEN a.numbers <> b.numbers THEN 'differs' WHEN a.numbers <> '{}' THEN 'same' END AS number,
         CASE WHEN 'other' IN (a.category_group, b.category_group) THEN NULL
              WHEN a.category_code = b.category_code THEN 'same'
              WHEN a.category_group = b.category_group THEN 'akin'
              WHEN a.category_group <> b.category_group THEN 'differs' END AS category,
         CASE WHEN a.postcode = b.postcode AND a.postcode LIKE '% %' THEN 'same'
              WHEN a.postcode LIKE '% %' AND b.postcode LIKE '% %' AND left(a.postcode, -2) = left(b.postcode, -2)
                THEN 'same sector'
              WHEN split_part(a.postcode, ' ', 1) = split_part(b.postcode, ' ', 1)
                THEN CASE WHEN a.postcode LIKE '% %' AND b.postcode LIKE '% %' THEN 'same district' END
              WHEN a.postcode <> b.postcode THEN 'differs' END AS postcode,
         CASE WHEN a.street_words = b.street_words OR similarity(a.street_words, b.street_words) >= 0.6
              THEN CASE WHEN a.number = b.number THEN 'same' WHEN a.number <> b.number THEN 'number differs'
                        ELSE 'street same' END
              WHEN a.street_words <> b.street_words THEN 'differs' END AS address
  FROM pg_temp.match_pair pair
  JOIN pg_temp.match_probe probe ON probe.probe_id = pair.probe_id
  JOIN pg_temp.match_subject a ON a.subject_id = pair.probe_id
  JOIN pg_temp.match_subject b ON b.subject_id = pair.asset_id
  CROSS JOIN LATERAL (SELECT similarity(a.words, b.words) AS likeness OFFSET 0) AS alike
  LEFT JOIN code ON code.probe_id = pair.probe_id AND code.asset_id = pair.asset_id
), levelled AS MATERIALIZED (
  SELECT probe_id, asset_id, row_number, uprn, reference, kind, number, category, postcode, address,
    CASE WHEN both_listed THEN 'both listed' WHEN code_same THEN 'same' WHEN code_same IS NOT NULL THEN 'one gone'
         ELSE 'another list' END AS code,
    CASE WHEN same_words THEN 'same' WHEN only_a = 0 AND only_b = 0 THEN 'spelling'
         WHEN only_a = 0 OR only_b = 0 THEN 'longer' WHEN likeness >= 0.5 THEN 'alike' ELSE 'differs' END AS name,
    CASE WHEN shared_ground >= 0.6 THEN 'same ground' WHEN metres <= 10 THEN 'within 10 m' WHEN metres <= 50 THEN 'within 50 m'
         WHEN metres <= 200 THEN 'within 200 m' WHEN metres <= 1000 THEN 'within 1 km' WHEN metres > 1000 THEN 'farther' END AS place,
    CASE WHEN size_a IS NULL OR size_b IS NULL OR 0 IN (size_a, size_b) THEN NULL
         WHEN least(size_a, size_b) >= 0.97 * greatest(size_a, size_b) THEN 'same'
         WHEN least(size_a, size_b) >= 0.8 * greatest(size_a, size_b) THEN 'near' ELSE 'differs' END AS size
  FROM measured
)
SELECT l.*, rule.unsure, total.score, 1 / (1 + exp(-total.score)) AS probability
FROM levelled l
JOIN rule ON rule.unsure = (l.code = 'both listed' OR coalesce(l.kind = 'differs', false) OR coalesce(l.number = 'differs', false)
                            OR coalesce(l.category = 'differs', false) OR coalesce(l.reference = 'school number differs', false))
LEFT JOIN weight w_code ON w_code.comparison = 'code' AND w_code.level = l.code
LEFT JOIN weight w_uprn ON w_uprn.comparison = 'uprn' AND w_uprn.level = l.uprn
LEFT JOIN weight w_reference ON w_reference.comparison = 'reference' AND w_reference.level = l.reference
LEFT JOIN weight w_name ON w_name.comparison = 'name' AND w_name.level = l.name
LEFT JOIN weight w_kind ON w_kind.comparison = 'kind' AND w_kind.level = l.kind
LEFT JOIN weight w_number ON w_number.comparison = 'number' AND w_number.level = l.number
LEFT JOIN weight w_category ON w_category.comparison = 'category' AND w_category.level = l.category
LEFT JOIN weight w_place ON w_place.comparison = 'place' AND w_place.level = l.place
LEFT JOIN weight w_postcode ON w_postcode.comparison = 'postcode' AND w_postcode.level = l.postcode
LEFT JOIN weight w_address ON w_address.comparison = 'address' AND w_address.level = l.address
LEFT JOIN weight w_size ON w_size.comparison = 'size' AND w_size.level = l.size
CROSS JOIN LATERAL (
  SELECT least(40, greatest(-40, rule.shift + rule.slope * (rule.prior
           + coalesce(w_code.weight, 0) + coalesce(w_uprn.weight, 0) + coalesce(w_reference.weight, 0)
           + coalesce(w_name.weight, 0) + coalesce(w_kind.weight, 0) + coalesce(w_number.weight, 0)
           + coalesce(w_category.weight, 0) + coalesce(w_place.weight, 0) + coalesce(w_postcode.weight, 0)
           + coalesce(w_address.weight, 0) + coalesce(w_size.weight, 0)))) AS score
) AS total;
