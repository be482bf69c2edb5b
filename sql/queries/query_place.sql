-- Whether there is such a boundary in force, and which kinds there are. $1 kind:code or kind:name.
SELECT coalesce(bool_or(current AND kind_code = lower(btrim(split_part($1::text, ':', 1)))
                        AND lower(btrim(substr($1::text, strpos($1::text, ':') + 1))) IN (lower(code), lower(name))), false),
       string_agg(DISTINCT kind_code, ', ' ORDER BY kind_code)
FROM publish.boundary;
