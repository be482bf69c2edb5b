-- Where the fixed asset register and the property register differ. $1 whether those too that their reason explains.
SELECT difference, far_reference, reference, name, far_value, register_value, amount AS amount_gbp, explained, reason
FROM publish.far_difference
WHERE $1::boolean OR NOT explained
ORDER BY turn, explained, reason, far_reference, reference;
