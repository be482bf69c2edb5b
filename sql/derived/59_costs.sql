-- The running costs that ledgers make: after an import of one, and after two records became one.

CREATE FUNCTION edit.take_costs(assets bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH summed AS (
        SELECT t.asset_id, t.financial_year,
               sum(t.amount) FILTER (WHERE t.entries > 0 AND t.cost_group_code IN ('premises', 'planned', 'reactive')) AS premises,
               sum(t.amount) FILTER (WHERE t.entries > 0 AND t.cost_group_code = 'planned') AS planned,
               sum(t.amount) FILTER (WHERE t.entries > 0 AND t.cost_group_code = 'reactive') AS reactive,
               -sum(t.amount) FILTER (WHERE t.entries > 0 AND t.cost_group_code = 'income') AS income,
               bool_or(t.cost_group_code IN ('premises', 'planned', 'reactive')) AS says_premises,
               bool_or(t.cost_group_code = 'planned') AS says_planned, bool_or(t.cost_group_code = 'reactive') AS says_reactive,
               bool_or(t.cost_group_code = 'income') AS says_income, max(t.record_id) AS record_id
        FROM register.ledger_total t
        WHERE t.asset_id = ANY (assets) AND t.cost_group_code <> 'other'
        GROUP BY t.asset_id, t.financial_year
    ), wanted AS (
        SELECT s.asset_id, s.financial_year, s.record_id,
               CASE WHEN s.says_premises THEN s.premises ELSE h.premises_cost END AS premises_cost,
               CASE WHEN s.says_income THEN s.income ELSE h.income END AS income,
               CASE WHEN s.says_planned THEN s.planned ELSE h.planned_maintenance END AS planned_maintenance,
               CASE WHEN s.says_reactive THEN s.reactive ELSE h.reactive_maintenance END AS reactive_maintenance
        FROM summed s
        LEFT JOIN register.running_cost h ON h.asset_id = s.asset_id AND h.financial_year = s.financial_year
    )
    INSERT INTO register.running_cost AS t (asset_id, financial_year, premises_cost, income, planned_maintenance,
                                            reactive_maintenance, record_id)
    SELECT w.asset_id, w.financial_year, w.premises_cost, w.income, w.planned_maintenance, w.reactive_maintenance, w.record_id
    FROM wanted w
    ORDER BY w.asset_id, w.financial_year
    ON CONFLICT (asset_id, financial_year) DO UPDATE
    SET premises_cost = excluded.premises_cost, income = excluded.income, planned_maintenance = excluded.planned_maintenance,
        reactive_maintenance = excluded.reactive_maintenance, record_id = excluded.record_id
    WHERE (t.premises_cost, t.income, t.planned_maintenance, t.reactive_maintenance)
          IS DISTINCT FROM
          (excluded.premises_cost, excluded.income, excluded.planned_maintenance, excluded.reactive_maintenance)
$$;
COMMENT ON FUNCTION edit.take_costs(bigint[]) IS 'Makes the running costs of assets anew from what ledgers hold against them, over all ledgers. Maintenance is part of the premises cost; what no ledger speaks of stays as another source gave it.';
REVOKE EXECUTE ON FUNCTION edit.take_costs(bigint[]) FROM PUBLIC;
GRANT USAGE ON SCHEMA edit TO terrier_clerk;
GRANT EXECUTE ON FUNCTION edit.take_costs(bigint[]) TO terrier_clerk;
