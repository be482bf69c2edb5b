-- The method as rows. $1 standing (null: all).
SELECT part, code, holds_for, value, unit, price_base, valid_from, description, source, standing
FROM publish.method
WHERE $1::text IS NULL OR standing = $1::text
ORDER BY place;
