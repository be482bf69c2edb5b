-- What matching compares of an asset, and how it reads codes. The comparison itself is sql/queries/match_*.sql, for rows
-- of a file and for the whole register alike.

CREATE FUNCTION facts.match_code(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT string_agg(coalesce(nullif(ltrim(part[1], '0'), ''), '0'), '.' ORDER BY place)
        FROM regexp_matches(upper(given), '[A-Z]+|[0-9]+', 'g') WITH ORDINALITY AS parts (part, place));
COMMENT ON FUNCTION facts.match_code(text) IS 'A code without the form it is written in: A/123 and A-0123 both are A.123.';

CREATE VIEW facts.match_asset AS
SELECT asset.asset_id, asset.name, asset.category_code, asset.uprn::bigint AS uprn, building.uprns, asset.street_number,
       asset.street, asset.locality, asset.post_town, asset.postcode, asset.location, parcel.extent,
       school.urn, interest.titles, asset.fixed_asset_reference, building.floor_area_m2,
       coalesce(parcel.land_area_m2, asset.stated_land_area_m2::numeric) AS land_area_m2
FROM register.asset
LEFT JOIN LATERAL (
    SELECT array_agg(own.uprn::bigint) FILTER (WHERE own.uprn IS NOT NULL) AS uprns,
           CASE WHEN count(*) = count(own.floor_area_m2) THEN sum(own.floor_area_m2) END AS floor_area_m2
    FROM register.building own WHERE own.asset_id = asset.asset_id
) AS building ON true
LEFT JOIN LATERAL (
    SELECT CASE WHEN count(*) > 1 THEN ST_Union(own.extent) ELSE (array_agg(own.extent))[1] END AS extent,
           sum(own.area_m2::numeric) AS land_area_m2
    FROM register.land_parcel own WHERE own.asset_id = asset.asset_id
) AS parcel ON true
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT upper(own.title_number)) FILTER (WHERE own.title_number IS NOT NULL) AS titles
    FROM register.interest own WHERE own.asset_id = asset.asset_id
) AS interest ON true
LEFT JOIN register.school ON school.asset_id = asset.asset_id;
COMMENT ON VIEW facts.match_asset IS 'What matching compares of an asset. Unmarked: for imports and for those who may change the register.';

CREATE FUNCTION facts.match_rule(wanted text) RETURNS double precision
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT amount FROM evaluation.match_rule
    WHERE rule_code = wanted AND valid_from <= (now() AT TIME ZONE 'Europe/London')::date
    ORDER BY valid_from DESC LIMIT 1
$$;
COMMENT ON FUNCTION facts.match_rule(text) IS 'A threshold or another figure of matching, as in force today.';

CREATE VIEW facts.match_weight AS
SELECT DISTINCT ON (comparison, level) comparison, level, ln(m / u) AS weight
FROM evaluation.match_level
WHERE valid_from <= (now() AT TIME ZONE 'Europe/London')::date
ORDER BY comparison, level, valid_from DESC;
COMMENT ON VIEW facts.match_weight IS 'What each level of a comparison says, in force today: the logarithm of how much more frequent it is among pairs that are one asset.';

-- As publish.category, which is made after this.
CREATE VIEW facts.match_category AS
WITH RECURSIVE tree AS (
    SELECT code, ARRAY[code] AS path FROM code.category WHERE parent_code IS NULL
    UNION ALL
    SELECT child.code, tree.path || child.code FROM code.category child JOIN tree ON tree.code = child.parent_code
)
SELECT code, path FROM tree;
COMMENT ON VIEW facts.match_category IS 'Each category with its way down from the top: two of one branch are akin.';
