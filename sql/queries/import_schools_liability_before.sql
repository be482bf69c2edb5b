-- Before a school that took over from another opened, the one before it decided who repaired: where nothing is recorded,
-- by the type of the school that closed at most a year before the other opened.
INSERT INTO register.liability (asset_id, valid, council_repairs, duty_holder_code, basis, record_id)
SELECT DISTINCT ON (w.asset_id) w.asset_id, daterange(NULL, w.opened_on), rule.council_repairs, rule.duty_holder, 'school type',
       e.record_id
FROM pg_temp.liability_wanted w
JOIN register.establishment e ON e.asset_id = w.asset_id AND e.closed_on BETWEEN w.opened_on - 366 AND w.opened_on
JOIN code.school_repair rule ON rule.type_code = e.type_code AND e.closed_on >= rule.valid_from AND e.closed_on < rule.valid_to
WHERE w.liability_id IS NULL AND NOT EXISTS (SELECT FROM register.liability h WHERE h.asset_id = w.asset_id)
ORDER BY w.asset_id, e.closed_on DESC, e.urn;
