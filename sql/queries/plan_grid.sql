-- kgCO2e of a kWh from the grid in each of ten financial years from $1, by the rates in force on a day $2 (facts.grid_factor_year);
-- a year without a factor has that of the year before.
SELECT y.year,
       (SELECT p.likely FROM programme.rate p
        WHERE p.rate_code = 'grid_factor' AND p.group_code ~ '^[0-9]{4}$' AND p.group_code::integer <= y.year AND p.valid_from <= $2::date
        ORDER BY p.group_code::integer DESC, p.valid_from DESC LIMIT 1) AS factor
FROM generate_series($1::integer, $1::integer + 9) AS y (year)
ORDER BY y.year;
