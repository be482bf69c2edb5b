-- An asset as a run judged it. $1 run, $2 reference.
SELECT a.asset_id, a.reference, a.name, g.label AS category, k.label AS class, d.label AS duty, s.label AS scope, s.description AS scope_reason,
       s.code = 'in' AS scored
FROM register.asset a
JOIN evaluation.run_fact f ON f.asset_id = a.asset_id AND f.run_id = $1::bigint
JOIN code.category g ON g.code = f.category_code
JOIN code.asset_class k ON k.code = f.class_code
JOIN code.duty_holder d ON d.code = f.duty_holder_code
JOIN code.scope s ON s.code = f.scope_code
WHERE a.reference = upper($2::text);
