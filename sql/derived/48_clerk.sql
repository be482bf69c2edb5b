-- What terrier_clerk may do, who applies imports and makes runs for the service: the rows that those write and read,
-- as found by running them. No DDL but temporary tables, no deleting; the commit ledger is written by triggers.

-- The planner's statistics are the owner's to gather; an import or a run that waits for the server to do it leaves
-- whoever asks meanwhile with plans for empty tables.
CREATE FUNCTION served.gather_statistics(schemas text[], only_stale boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    name regclass;
BEGIN
    FOR name IN
        SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (schemas) AND n.nspname IN ('register', 'source', 'evaluation', 'programme') AND c.relkind = 'r'
          AND (NOT only_stale OR c.reltuples < 0
               -- As the server's own rule (autovacuum_analyze_threshold and its scale factor).
               OR pg_stat_get_mod_since_analyze(c.oid) > 50 + 0.1 * c.reltuples)
        ORDER BY c.oid
    LOOP
        EXECUTE format('ANALYZE %s', name);
    END LOOP;
END $$;
COMMENT ON FUNCTION served.gather_statistics(text[], boolean) IS 'Tells the planner what the tables of the schemas register, source, evaluation or programme hold now; only_stale: those alone of which it was never told, or that changed much since.';
REVOKE EXECUTE ON FUNCTION served.gather_statistics(text[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION served.gather_statistics(text[], boolean) TO terrier_clerk;

-- The ledger's own functions are run by its triggers, as the owner.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA history FROM PUBLIC;

REVOKE ALL ON ALL TABLES IN SCHEMA register, source, evaluation, programme, history, code, gazetteer, meta, facts FROM terrier_clerk;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA register FROM terrier_clerk;
GRANT USAGE ON SCHEMA register, source, evaluation, programme, history, code, meta, facts TO terrier_clerk;

GRANT USAGE ON SCHEMA records TO terrier_clerk;
GRANT SELECT ON records.archived_asset TO terrier_clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA code, source TO terrier_clerk;
GRANT INSERT, UPDATE ON source.batch, source.record, source.issue TO terrier_clerk;
GRANT INSERT ON source.profile TO terrier_clerk;
GRANT INSERT ON source.feed, source.link TO terrier_clerk;
GRANT SELECT ON register.override TO terrier_clerk;

GRANT SELECT, INSERT, UPDATE ON register.acquisition, register.amenity, register.asset, register.asset_holding,
    register.building, register.carbon_factor, register.certificate, register.condition_item,
    register.condition_survey, register.energy_reading, register.energy_supply, register.establishment, register.inspection,
    register.interest,
    register.land_parcel, register.lease, register.liability, register.running_cost, register.school,
    register.suitability, register.utilisation, register.valuation
TO terrier_clerk;
GRANT USAGE ON SCHEMA gazetteer TO terrier_clerk;
GRANT SELECT ON gazetteer.release TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE ON gazetteer.brownfield_site TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE ON register.far_entry, register.lease_event, register.ledger_account, register.ledger_total,
    register.document, register.inspection_duty
TO terrier_clerk;
GRANT SELECT ON facts.far_match TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE ON gazetteer.boundary TO terrier_clerk;
GRANT SELECT, INSERT ON register.asset_identifier, register.organisation TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE ON register.designation, register.proposal, register.constraint TO terrier_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON register.designation_candidate TO terrier_clerk;
GRANT SELECT ON register.former_reference TO terrier_clerk;
-- Matching.
GRANT SELECT, INSERT, UPDATE, DELETE ON register.match TO terrier_clerk;
GRANT SELECT ON register.former_reference TO terrier_clerk;
GRANT SELECT ON facts.match_asset, facts.match_category, facts.match_weight, facts.lease_in_force, facts.lease_over TO terrier_clerk;

GRANT USAGE ON SEQUENCE register.asset_reference_seq, register.asset_asset_id_seq TO terrier_clerk;

GRANT SELECT ON ALL TABLES IN SCHEMA evaluation TO terrier_clerk;
GRANT INSERT ON evaluation.run, evaluation.run_fact, evaluation.benchmark, evaluation.objective_result,
    evaluation.commitment_result, evaluation.criterion_result, evaluation.guard_result, evaluation.run_estate, evaluation.movement,
    evaluation.backlog_range, evaluation.backlog_asset, evaluation.backlog_basis, evaluation.backlog_unit,
    evaluation.backlog_cell, evaluation.backlog_ageing, evaluation.quality_result, evaluation.run_emission,
    programme.option, programme.option_obstacle, programme.recommendation, programme.presence, programme.run_proposal
TO terrier_clerk;
GRANT SELECT ON programme.rate, programme.option_kind, programme.obstacle, programme.host_use, programme.change_of_use, programme.use_duty TO terrier_clerk;
-- Programmes.
GRANT SELECT ON facts.proposal_bearing, facts.run_proposal_rank, facts.option_barred, programme.run_proposal, programme.run_supposed TO terrier_clerk;
GRANT SELECT ON programme.option, programme.option_obstacle, programme.need, programme.fund, programme.fund_need, publish.scenario, programme.scenario_fact, programme.plan, publish.carbon_path TO terrier_clerk;
GRANT SELECT, INSERT ON programme.presence TO terrier_clerk;
GRANT INSERT ON programme.plan, programme.plan_choice, programme.plan_year, programme.plan_fund_year, programme.plan_conflict,
    programme.plan_choice_fund, programme.plan_limit, programme.plan_mend, programme.plan_carbon, programme.plan_trial, programme.plan_flip, programme.run_supposed
TO terrier_clerk;
GRANT SELECT ON facts.quality_group, facts.place, facts.carbon_year, facts.carbon_year_wanted TO terrier_clerk;
GRANT SELECT ON history.head, meta.derived, facts.asset_fact, facts.asset_state, facts.backlog_asset,
    facts.backlog_definition, facts.neighbour, facts.host, facts.change_of_use, facts.backlog_cell, facts.backlog_line, facts.price_base,
    facts.deterioration, facts.repair_rate, facts.asset_weight, facts.test_rank
TO terrier_clerk;
-- The report of a past state names what none of its readers is withheld.
GRANT USAGE ON SCHEMA facts_known TO terrier_clerk;
GRANT SELECT ON facts_known.test_rank TO terrier_clerk;
-- A past state of which no run was stored is judged in memory, for explaining an asset as it was then.
GRANT USAGE ON SCHEMA known TO terrier_clerk;
GRANT SELECT ON known.head, known.run, facts_known.asset_fact, facts_known.asset_state, facts_known.neighbour TO terrier_clerk;

-- On a server where the public was denied these; the logins of people and of the service copy by temporary tables too.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND datdba = current_user::regrole) THEN
        EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO terrier_public, terrier_reader, terrier_gis, terrier_editor,
                            terrier_steward, terrier_clerk', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO terrier_door', current_database());
    END IF;
END $$;
