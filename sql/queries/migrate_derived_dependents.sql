-- Objects outside the derived schemas that depend on objects inside, and would go with them: a stranger's
-- view, default, trigger, constraint, policy or function. $1 names of the derived schemas.
WITH inside AS (
  SELECT 'pg_class'::regclass AS classid, c.oid FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1::text[])
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1::text[])
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = ANY ($1::text[])
),
dependent AS (
  -- Rules, defaults, triggers, constraints and policies stand for the table or view that carries them.
  SELECT
    CASE WHEN coalesce(r.ev_class, a.adrelid, g.tgrelid, nullif(k.conrelid, 0), p.polrelid) IS NULL
      THEN d.classid ELSE 'pg_class'::regclass END AS classid,
    coalesce(r.ev_class, a.adrelid, g.tgrelid, nullif(k.conrelid, 0), p.polrelid, d.objid) AS objid
  FROM pg_depend d
  JOIN inside i ON i.classid = d.refclassid AND i.oid = d.refobjid
  LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
  LEFT JOIN pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
  LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
  LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
  LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
  WHERE d.deptype IN ('n', 'a')
)
SELECT DISTINCT o.type || ' ' || o.identity AS dependent
FROM dependent d
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) AS o
WHERE NOT EXISTS (SELECT FROM inside i WHERE i.classid = d.classid AND i.oid = d.objid)
ORDER BY 1;
