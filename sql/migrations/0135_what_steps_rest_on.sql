-- What the steps of a proposal rest on: days in order, who decides by what the asset was valued at, and which decisions
-- let the council dispose of an asset.

ALTER TABLE register.proposal ADD keeps_holding boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN register.proposal.keeps_holding IS 'Only a part of the asset goes: the council goes on holding it, and no disposal of the whole stands on it.';
SELECT history.track('register.proposal');

-- A value at market or existing use comes first; what it cost, or would cost to build anew, is no price, but says how
-- large a thing it is.
CREATE FUNCTION governance.valuation_counted(asked bigint, on_day date, OUT amount numeric, OUT valued_on date, OUT is_price boolean,
                                             OUT marking_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT valued.amount, valued.valued_on, valued.basis_code NOT IN ('HC', 'DRC'), valued.marking_code
    FROM register.proposal own
    JOIN code.proposal_kind kind ON kind.code = own.kind_code AND kind.scope_code = 'disposal'
    JOIN register.valuation valued ON valued.asset_id = own.asset_id
    WHERE own.proposal_id = asked AND NOT own.keeps_holding AND valued.valued_on <= on_day
    ORDER BY valued.basis_code IN ('HC', 'DRC'), valued.valued_on DESC, valued.amount DESC LIMIT 1
$$;
COMMENT ON FUNCTION governance.valuation_counted(bigint, date) IS 'The latest valuation by a day of the asset that a proposal would dispose of, or of which it would give an interest; is_price: at market or existing use. None where only a part goes.';

CREATE OR REPLACE FUNCTION governance.level_needed(asked bigint, on_day date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT rule.level_code
         FROM register.proposal own JOIN code.proposal_kind kind ON kind.code = own.kind_code
         JOIN governance.threshold rule ON rule.scope_code = kind.scope_code AND own.value_gbp IS NOT NULL
              AND rule.least_gbp <= greatest(own.value_gbp, (SELECT counted.amount FROM governance.valuation_counted(asked, on_day) AS counted))
         WHERE own.proposal_id = asked
           AND rule.valid_from = (SELECT max(dated.valid_from) FROM governance.threshold dated
                                  WHERE dated.scope_code = kind.scope_code AND dated.valid_from <= on_day)
         ORDER BY rule.least_gbp DESC LIMIT 1),
        (SELECT level.code FROM code.decision_level level ORDER BY level.rank DESC LIMIT 1))
$$;
COMMENT ON FUNCTION governance.level_needed(bigint, date) IS 'The level that has to decide on a proposal, by the thresholds of a day and its value, of a disposal the greater of that and the latest valuation; the highest where no threshold says.';

CREATE FUNCTION governance.undervalue_unsaid(asked bigint, on_day date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'it goes for less than it was last valued at, and the screening for finance does not say why'
    FROM register.proposal own
    JOIN code.proposal_kind kind ON kind.code = own.kind_code AND kind.ends_holding
    CROSS JOIN LATERAL governance.valuation_counted(asked, on_day) AS counted
    WHERE own.proposal_id = asked AND counted.is_price AND own.value_gbp < counted.amount
      AND NOT EXISTS (SELECT FROM governance.screening said
                      WHERE said.proposal_id = asked AND said.subject_code = 'finance' AND said.finding_code <> 'none')
$$;
COMMENT ON FUNCTION governance.undervalue_unsaid(bigint, date) IS 'That a proposal gives an asset away below its latest valuation while its screening for finance finds no effect, in words; null: it does not. Best consideration: Local Government Act 1972 s.123.';

CREATE OR REPLACE FUNCTION governance.shortfall(asked bigint, wanted text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH wants AS (
        SELECT wanted IN ('ready', 'recommended', 'approved', 'refused', 'done') AS ready,
               wanted IN ('recommended', 'approved', 'refused', 'done') AS advice,
               CASE WHEN wanted IN ('approved', 'done') THEN 'approved' WHEN wanted = 'refused' THEN 'refused' END AS outcome
    ), looked AS (
        SELECT coalesce(max(part.looked_on), '-infinity') AS last_on
        FROM (SELECT own.screened_on AS looked_on FROM governance.screening own WHERE own.proposal_id = asked
              UNION ALL SELECT own.consulted_on FROM governance.consultation own WHERE own.proposal_id = asked) AS part
    ), advice AS (
        SELECT max(own.recommended_on) AS last_on, min(own.recommended_on) FILTER (WHERE own.recommended_on >= looked.last_on) AS counts_on
        FROM governance.recommendation own CROSS JOIN looked
        WHERE own.proposal_id = asked AND own.view_code <> 'deferred'
    )
    SELECT nullif(concat_ws('; ',
        CASE WHEN wants.ready THEN (
            SELECT 'not screened for ' || string_agg(lower(subject.label), ', ' ORDER BY subject.sort_order)
            FROM code.screening_subject subject
            WHERE NOT EXISTS (SELECT FROM governance.screening own WHERE own.proposal_id = asked AND own.subject_code = subject.code)) END,
        CASE WHEN wants.ready THEN (
            SELECT 'the members for ' || string_agg(own.place, ', ' ORDER BY own.place) || ' have not been consulted'
            FROM governance.consultation own WHERE own.proposal_id = asked AND own.view_code IS NULL) END,
        CASE WHEN wants.ready AND NOT EXISTS (SELECT FROM governance.consultation own WHERE own.proposal_id = asked)
             THEN 'no division member has been consulted' END,
        CASE WHEN wants.advice IS NOT TRUE THEN NULL
             WHEN advice.last_on IS NULL THEN 'the Asset Management Group has not recommended for or against it'
             WHEN advice.counts_on IS NULL
             THEN format('the recommendation is of %s, before the last screening or consultation, of %s', advice.last_on, looked.last_on) END,
        CASE WHEN wants.outcome IS NOT NULL
                  AND NOT EXISTS (SELECT FROM governance.decision own
                                  WHERE own.proposal_id = asked AND own.outcome_code = wants.outcome)
             THEN CASE wants.outcome WHEN 'approved' THEN 'no decision approves it' ELSE 'no decision refuses it' END END,
        CASE WHEN wants.outcome IS NOT NULL THEN (
            SELECT format('the decision is of %s, before the recommendation, of %s', own.decided_on, advice.counts_on)
            FROM governance.decision own WHERE own.proposal_id = asked AND own.decided_on < advice.counts_on) END,
        CASE WHEN wants.outcome IS NOT NULL THEN (
            SELECT format('it ended on %s, before the decision, of %s', whole.closed_on, own.decided_on)
            FROM governance.decision own JOIN register.proposal whole ON whole.proposal_id = own.proposal_id
            WHERE own.proposal_id = asked AND whole.closed_on < own.decided_on) END), '')
    FROM wants CROSS JOIN looked CROSS JOIN advice
$$;
COMMENT ON FUNCTION governance.shortfall(bigint, text) IS 'What a proposal still lacks for a state, in words, days out of order too; null nothing.';

-- A word that is erased from a proposal, or the day of its review, is no reason to look at its steps again.
CREATE OR REPLACE FUNCTION governance.check_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked CONSTANT bigint := coalesce((to_jsonb(NEW) ->> 'proposal_id'), (to_jsonb(OLD) ->> 'proposal_id'))::bigint;
    counts CONSTANT text[] := '{proposal_id,state_code,closed_on,subject_code,screened_on,view_code,consulted_on,recommended_on,outcome_code,decided_on}';
    own record;
    lacks text;
BEGIN
    IF TG_OP = 'UPDATE' AND NOT EXISTS (SELECT FROM unnest(counts) AS part WHERE to_jsonb(NEW) -> part IS DISTINCT FROM to_jsonb(OLD) -> part) THEN
        RETURN NULL;
    END IF;
    SELECT proposal.name, proposal.state_code INTO own FROM register.proposal WHERE proposal_id = asked;
    lacks := governance.shortfall(asked, own.state_code);
    IF lacks IS NOT NULL THEN
        RAISE EXCEPTION 'proposal % cannot be `%`: %', asked, own.state_code, lacks
            USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_state';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION governance.check_state() IS 'Trigger: a proposal is in a state only while all that the state needs is there.';

CREATE OR REPLACE FUNCTION governance.check_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    level code.decision_level;
    needed code.decision_level;
    unsaid CONSTANT text := governance.undervalue_unsaid(NEW.proposal_id, NEW.decided_on);
BEGIN
    SELECT * INTO level FROM code.decision_level WHERE code = NEW.level_code;
    SELECT * INTO needed FROM code.decision_level WHERE code = governance.level_needed(NEW.proposal_id, NEW.decided_on);
    IF level.rank < needed.rank THEN
        RAISE EXCEPTION 'this is for another level to decide: %', needed.label USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_level';
    ELSIF level.consults <> (NEW.consulted IS NOT NULL) THEN
        RAISE EXCEPTION '%', CASE WHEN level.consults THEN 'who decides in consultation says whom they consulted'
                                  ELSE 'this level decides by itself: `consulted` is for those who decide in consultation' END
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_consulted';
    ELSIF NEW.outcome_code = 'approved' AND unsaid IS NOT NULL THEN
        RAISE EXCEPTION '%: take the recommendation back, screen it for finance again, and recommend anew', unsaid
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_undervalue';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION governance.check_decision() IS 'Trigger: a decision is taken at the level that the thresholds ask for, or a higher one; none approves of a price below the valuation of which nothing is said.';
-- A word that is erased from a decision does not make it anew.
DROP TRIGGER check_decision ON governance.decision;
CREATE TRIGGER check_decision BEFORE INSERT OR UPDATE OF proposal_id, outcome_code, level_code, consulted, decided_on ON governance.decision
    FOR EACH ROW EXECUTE FUNCTION governance.check_decision();

CREATE OR REPLACE FUNCTION governance.may_dispose(asked bigint, decided bigint, since date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT own.decision_id
    FROM governance.decision own
    JOIN register.proposal ON proposal.proposal_id = own.proposal_id
    JOIN code.proposal_kind kind ON kind.code = proposal.kind_code
    WHERE proposal.asset_id = asked AND own.decision_id = coalesce(decided, own.decision_id) AND own.outcome_code = 'approved'
      AND kind.ends_holding AND proposal.term_months IS NULL AND NOT proposal.keeps_holding AND own.decided_on <= since
      AND (proposal.state_code = 'approved'
           OR proposal.state_code = 'done' AND proposal.closed_on <= since
              AND NOT EXISTS (SELECT FROM register.asset_holding again
                              WHERE again.asset_id = asked AND again.status_code <> 'disposed'
                                AND NOT isempty(again.valid * daterange(proposal.closed_on, since))))
    ORDER BY own.decided_on DESC, own.decision_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION governance.may_dispose(bigint, bigint, date) IS 'The decision (that one, or the newest) by which an asset may be disposed of on a day; null none. Not one for a term or of a part; one that was carried out serves that alone, and not an asset held again since.';

-- A disposal that stands is not asked again what it stands on, while neither its day nor that changes.
DROP TRIGGER settle_disposal ON register.asset_holding;
CREATE TRIGGER settle_disposal BEFORE INSERT ON register.asset_holding
    FOR EACH ROW EXECUTE FUNCTION governance.settle_disposal();
CREATE TRIGGER settle_disposal_again BEFORE UPDATE ON register.asset_holding
    FOR EACH ROW WHEN ((OLD.asset_id, OLD.status_code, OLD.decision_id, OLD.basis_code, lower(OLD.valid))
                       IS DISTINCT FROM (NEW.asset_id, NEW.status_code, NEW.decision_id, NEW.basis_code, lower(NEW.valid)))
    EXECUTE FUNCTION governance.settle_disposal();

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA governance FROM PUBLIC;
