-- kgCO2e of a kWh from the grid in each of ten years from $1; a year without a factor has that of the year before.
SELECT y.year,
       (SELECT p.likely FROM programme.rate p
        WHERE p.rate_code = 'grid_factor' AND p.group_code ~ '^[0-9]{4}$' AND p.group_code::integer <= y.year
        ORDER BY p.group_code::integer DESC, p.valid_from DESC LIMIT 1) AS factor
FROM generate_series($1::integer, $1::integer + 9) AS y (year)
ORDER BY y.year;
