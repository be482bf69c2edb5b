-- What is to be met where the service of a kind of building moves out, on the day.
SELECT category_code, obstacle_code
FROM (SELECT DISTINCT ON (category_code, obstacle_code) category_code, obstacle_code, applies FROM programme.use_duty
      WHERE valid_from <= facts.as_of()
      ORDER BY category_code, obstacle_code, valid_from DESC) latest
WHERE applies
ORDER BY category_code, obstacle_code;
