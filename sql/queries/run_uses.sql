-- Which kind of building can be converted to which use, from what floor area, on the day.
SELECT category_code, use_code, least_floor_m2 FROM facts.change_of_use ORDER BY category_code, use_code;
