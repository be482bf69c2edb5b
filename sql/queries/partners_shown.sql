-- Partners for a table, what was withdrawn said with the note. $1 as partners_list.sql.
SELECT reference AS asset, asset_name, partner, role, from_on AS since, until_on AS until,
       nullif(concat_ws('; ', note, 'withdrawn on ' || withdrawn_on || ': ' || withdrawn_because), '') AS note
FROM publish.partner
WHERE CASE WHEN $1::text IS NULL THEN withdrawn_on IS NULL ELSE reference = upper($1::text) END
ORDER BY partner, reference, role_code;
