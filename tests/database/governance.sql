-- Deciding on the estate: every state and what it needs, who may not take part, and that nothing is disposed of without a
-- decision or a basis. Steps are taken as the service takes them, by edit.governed() as the owner.
BEGIN;
\ir ../fixtures/estate.sql
SELECT plan(167);
SET LOCAL terrier.actor = 'estates';

CREATE FUNCTION pg_temp.step(asked text, step text, given jsonb, why text DEFAULT 'test') RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(': ', outcome, sentence) FROM edit.governed(asked, step, given, NULL, why)
$$;
CREATE FUNCTION pg_temp.state(asked text) RETURNS text LANGUAGE sql AS $$
    SELECT state_code FROM publish.proposal_state WHERE proposal = asked::bigint
$$;
-- Two wards over asset B (TT000066), so that their members have to be asked.
INSERT INTO gazetteer.boundary (kind_code, code, name, valid, extent, extent_crs84, extent_accuracy_m, source, licence)
SELECT 'ward', 'W' || n, 'Ward ' || n, '(,)', shape, ST_Transform(shape, 4326), 2, 'test', 'test'
FROM generate_series(1, 2) n
CROSS JOIN LATERAL (SELECT ST_Multi(ST_MakeEnvelope(353000 + n * 1000, 115000, 354000 + n * 1000, 117000, 27700)) AS shape) AS drawn;

-- --- proposing ---
SELECT matches(pg_temp.step('TT999999', 'propose', '{"kind": "sell", "name": "Sale", "by": "Head of Property"}'), '^missing', 'a proposal is for an asset that there is');
SELECT matches(pg_temp.step('TT000066', 'propose', '{"kind": "burn", "name": "Sale", "by": "Head of Property"}'), '^invalid: .kind. is one of .*sell', 'its kind is one of the list');
SELECT matches(pg_temp.step('TT000066', 'propose', '{"kind": "sell", "by": "Head of Property"}'), '^invalid: .name. is missing', 'it has a name');
SELECT matches(pg_temp.step('TT000066', 'propose', '{"kind": "sell", "name": "Sale", "colour": 1, "by": "x"}'), '^invalid: .colour. is no field', 'what is not known is refused');
SELECT matches(pg_temp.step('TT000066', 'propose', '{"kind": "sell", "name": "Sale", "by": "x"}', ' '), '^invalid: say why', 'it says why');
SELECT is(pg_temp.step('TT000066', 'propose', '{"kind": "sell", "name": "Sale", "by": "Head of Property", "value": 100000}'), 'done', 'an asset is proposed for sale');
SELECT matches(pg_temp.step('TT000066', 'propose', '{"kind": "sell", "name": "Sale", "by": "Head of Property"}'), '^refused: that has been proposed already', 'but once');
CREATE TEMP TABLE it AS SELECT proposal::text AS n FROM publish.proposal_state WHERE name = 'Sale';
SELECT is(pg_temp.state(n), 'proposed', 'it begins as proposed') FROM it;
SELECT set_eq($$SELECT place FROM publish.proposal_consultation WHERE consulted IS NULL$$, ARRAY['Ward 1', 'Ward 2'], 'the members of each ward that it lies in are to be asked');
SELECT is(decided_at, 'Senior officer in consultation with an Executive member', 'the thresholds say who decides') FROM publish.proposal_state WHERE name = 'Sale';

-- --- no state is reached before its time, by no way ---
SELECT matches(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["Head of Property"]}'), '^refused: .*`proposed`.*Not screened for equality', 'what is not screened is not recommended') FROM it;
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive", "reference": "E1"}'), '^refused: .*`proposed`', 'nor decided') FROM it;
SELECT throws_like(format('UPDATE register.proposal SET state_code = %L WHERE proposal_id = %s', state, n), '%not screened for%', state || ' is refused to direct SQL too')
FROM it, unnest(ARRAY['ready', 'recommended', 'approved']) AS state;
SELECT throws_like(format($$UPDATE register.proposal SET state_code = %L, closed_on = '2026-01-01' WHERE proposal_id = %s$$, state, n), '%not screened for%', state || ' too')
FROM it, unnest(ARRAY['refused', 'done']) AS state;

-- --- screening and consultation ---
SELECT matches(pg_temp.step(n, 'screen', '{"subject": "luck", "finding": "none", "by": "x"}'), '^invalid: .subject. is one of', 'it is screened for what is asked') FROM it;
SELECT matches(pg_temp.step(n, 'screen', '{"subject": "equality", "finding": "negative", "by": "Equality Lead"}'), '^invalid: .comment. is missing', 'an effect is described') FROM it;
SELECT is(pg_temp.step(n, 'screen', jsonb_build_object('subject', code, 'finding', 'none', 'by', 'Policy Officer', 'on', '2026-04-01')), 'done', 'screened for ' || code)
FROM it, code.screening_subject;
SELECT is(pg_temp.state(n), 'proposed', 'that alone does not make it ready') FROM it;
SELECT throws_like(format('UPDATE register.proposal SET state_code = %L WHERE proposal_id = %s', 'ready', n), '%Ward 1, Ward 2 have not been consulted%', 'the members have to be asked') FROM it;
SELECT is(pg_temp.step(n, 'consult', '{"place": "Ward 1", "member": "First member for Ward 1", "view": "support", "on": "2026-04-02"}'), 'done', 'a member is') FROM it;
SELECT is(pg_temp.step(n, 'consult', '{"place": "Ward 1", "member": "Second member for Ward 1", "view": "object", "comment": "The hall is used", "on": "2026-04-02"}'), 'done', 'and the other of that ward') FROM it;
SELECT is(pg_temp.state(n), 'proposed', 'while one ward is open it is not ready') FROM it;
SELECT is(pg_temp.step(n, 'consult', '{"place": "ward 2", "member": "Member for Ward 2", "view": "no_reply", "on": "2026-04-20"}'), 'done', 'and the other ward') FROM it;
SELECT is((SELECT count(*)::integer FROM publish.proposal_consultation WHERE view_code IS NOT NULL), 3, 'three members were asked');
SELECT is(pg_temp.state(n), 'ready', 'then it is ready for the group') FROM it;
SELECT throws_like(format('DELETE FROM governance.screening WHERE proposal_id = %s', n), '%not screened for%', 'and stays so: a screening is not taken from under it') FROM it;

-- --- interests and the group ---
SELECT is(pg_temp.step(n, 'interest', '{"post": "Head of Finance", "nature": "Owns the land next to it"}'), 'done', 'an interest is declared') FROM it;
SELECT matches(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["Head of Property", "head of finance"]}'), '^refused: Head of Finance has an interest', 'who has one takes no part') FROM it;
SELECT is((SELECT count(*)::integer FROM governance.recommendation), 0, 'and nothing is left of it');
SELECT matches(pg_temp.step(n, 'recommend', '{"view": "for", "present": []}'), '^invalid: .present.', 'somebody takes part') FROM it;
SELECT matches(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["x"], "group": "Schools"}'), '^invalid: there is no sub-group', 'a sub-group is one that there is') FROM it;
SELECT is(pg_temp.step(NULL, 'convene', '{"name": "Disposals", "purpose": "Assets to be disposed of"}'), 'done', 'one is convened');
SELECT is(pg_temp.step(n, 'recommend', '{"view": "deferred", "present": ["Head of Property"], "group": "disposals"}'), 'done', 'it may defer') FROM it;
SELECT is(pg_temp.state(n), 'ready', 'which recommends nothing') FROM it;
SELECT matches(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["Head of Property"], "on": "2026-04-19"}'), '^refused: the recommendation is of 2026-04-19, before the last screening or consultation, of 2026-04-20', 'it does not recommend before it knows') FROM it;
SELECT is((SELECT count(*)::integer FROM governance.recommendation WHERE view_code = 'for'), 0, 'and nothing is left of that');
SELECT is(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["Head of Property", "Lead Executive Member"], "on": "2026-04-21"}', 'Surplus'), 'done', 'the group recommends') FROM it;
SELECT is(pg_temp.state(n), 'recommended', 'then it can be decided') FROM it;
SELECT matches(pg_temp.step(n, 'interest', '{"post": "Head of Property", "nature": "x"}'), '^refused: Head of Property has taken part already', 'an interest is declared before taking part') FROM it;

-- --- deciding ---
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "officer", "by": "Director", "reference": "D1"}'), '^refused: who decides in consultation', 'who decides in consultation says with whom') FROM it;
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "officer", "by": "Head of Finance", "consulted": "Lead Member", "reference": "D1"}'), '^refused: Head of Finance has an interest', 'nobody with an interest decides') FROM it;
UPDATE register.proposal SET value_gbp = 250000 WHERE name = 'Sale';
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "officer", "by": "Director", "consulted": "Lead Member", "reference": "D1"}'), '^refused: this is for another level to decide: Executive', 'from the threshold on Executive members decide') FROM it;
UPDATE register.proposal SET value_gbp = NULL WHERE name = 'Sale';
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "officer", "by": "Director", "consulted": "Lead Member", "reference": "D1"}'), '^refused: this is for another level', 'and where the value is not known') FROM it;
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive", "reference": "E1", "on": "2099-01-01"}'), '^invalid: 2099', 'no decision is of a day to come') FROM it;
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive"}'), '^invalid: .reference. is missing', 'a decision has a reference') FROM it;

-- --- what is disposed of was decided on ---
SELECT throws_like($$INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code)
                     SELECT asset_id, '[2026-06-01,)', 'surplus', 'in', 'disposed' FROM register.asset WHERE reference = 'TT000065'$$, '%no decision by 2026-06-01 lets the council dispose of it%',
                   'a disposal without a decision is refused');
CREATE FUNCTION pg_temp.dispose(asked text, holding jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(': ', outcome, sentence) FROM edit.asset(asked, (SELECT version FROM publish.record WHERE reference = asked), jsonb_build_object('holding', holding), NULL, 'test')
$$;
COMMIT;
SET terrier.actor = 'estates';
SELECT matches(pg_temp.dispose('TT000066', '{"status": "disposed", "from": "2026-06-01"}'), '^invalid: no decision by 2026-06-01', 'to an edit too');
SELECT matches(pg_temp.dispose('TT000066', '{"status": "disposed", "from": "2026-06-01", "basis": "recorded_by_source"}'), '^invalid: there is no disposal basis', 'people do not speak for files');
SELECT matches(pg_temp.dispose('TT000066', '{"status": "disposed", "from": "2026-06-01", "basis": "pre_vesting"}'), '^invalid: the basis .pre_vesting. is for what was disposed of before 2023-04-01', 'what came after vesting day did not come before');
SELECT matches(pg_temp.dispose('TT000066', '{"status": "vacant", "basis": "correction"}'), '^invalid: a basis says why', 'a basis is of a disposal');
SELECT is(pg_temp.dispose('TT000071', '{"status": "disposed", "from": "2026-06-01", "basis": "operation_of_law"}'), 'changed', 'with a basis it is done');
SELECT results_eq($$SELECT reference, event_on, basis_code, recorded_by FROM publish.decision_exception WHERE event = 'disposal' ORDER BY reference$$,
    $$VALUES ('TT000071', date '2026-06-01', 'operation_of_law', 'estates'), ('TT000078', NULL, 'pre_vesting', session_user::text COLLATE "default")$$ , 'and stays on the list of exceptions, with what was so before');
SELECT matches(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive", "reference": "E1", "on": "2026-04-20"}'),
    '^refused: .*the decision is of 2026-04-20, before the recommendation, of 2026-04-21', 'no decision comes before the recommendation') FROM it;
SELECT is(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive", "reference": "E1", "on": "2026-05-01"}', 'Best value'), 'done', 'Executive members approve the sale') FROM it;
SELECT matches(pg_temp.dispose('TT000066', '{"status": "disposed", "from": "2026-04-30"}'), '^invalid: no decision by 2026-04-30', 'a decision is no leave for the day before');
SELECT matches(pg_temp.step(n, 'complete', '{"on": "2026-04-30"}'), '^invalid: it cannot have been done before', 'nor is it done before') FROM it;
SELECT is(pg_temp.step(n, 'complete', '{"on": "2026-06-01"}', 'Sold'), 'done', 'it is sold') FROM it;
SELECT results_eq($$SELECT status_code, decided_by::text, basis_code FROM register.asset_holding JOIN governance.decision USING (decision_id) JOIN register.asset USING (asset_id)
                    WHERE asset.reference = 'TT000066' AND asset_holding.valid @> date '2026-06-01'$$,
    $$VALUES ('disposed', 'Executive', NULL)$$, 'the register changes on the decision, and says which');
SELECT is(pg_temp.state(n), 'done', 'and the proposal is done') FROM it;
SELECT is_empty($$SELECT FROM publish.decision_exception WHERE reference = 'TT000066'$$, 'that is no exception');
SELECT throws_like('DELETE FROM governance.decision', '%violates foreign key%', 'the decision stays');
SELECT results_eq('SELECT change.reason FROM history.change ORDER BY revision DESC LIMIT 1', $$VALUES ('Sold')$$, 'each step is one change of the ledger');
SELECT is(pg_temp.step(n, 'undo', '{}', 'Buyer withdrew'), 'done', 'the step is taken back') FROM it;
SELECT is(pg_temp.state(n) || ' ' || (SELECT string_agg(status_code, ' ' ORDER BY valid) FROM register.asset_holding JOIN register.asset USING (asset_id) WHERE reference = 'TT000066'),
    'approved in_use', 'with what it made of the asset') FROM it;
SELECT is(pg_temp.step(n, 'undo', '{}', 'Not yet'), 'done', 'and the decision') FROM it;
SELECT is(pg_temp.state(n), 'recommended', 'is open again') FROM it;

-- --- transfers, policies, actions, partners ---
SELECT is(pg_temp.step('TT000067', 'propose', '{"kind": "devolution", "name": "To the parish", "by": "Localities Manager", "recipient": "Example Parish Council",
    "recipient_kind": "parish", "term_months": 300, "review_on": "2026-10-01", "value": 0, "marking": "public"}'), 'done', 'a hall is offered to its parish for a term');
SELECT is((SELECT count(*)::integer FROM publish.proposal_consultation WHERE proposal <> n::bigint), 0, 'where no ward is known nobody is named') FROM it;
SELECT matches(governance.shortfall(proposal, 'ready'), 'no division member', 'but somebody is asked') FROM publish.proposal_state WHERE name = 'To the parish';
SELECT is(pg_temp.step('disposal', 'draft', '{"title": "Disposals", "body": "Best value.", "from": "2026-04-01", "by": "Head of Property"}'), 'done', 'a policy is drafted');
SELECT is(pg_temp.step('disposal', 'approve', '{"version": 1, "post": "Head of Property"}'), 'done', 'one post approves it');
SELECT matches(pg_temp.step('disposal', 'approve', '{"version": 1, "post": "Lead Member"}'), '^refused: the second approval is another', 'one person does not for two');
SELECT is((SELECT in_force FROM publish.policy_version), false, 'it does not count yet');
SET terrier.actor = 'another';
SELECT matches(pg_temp.step('disposal', 'approve', '{"version": 1, "post": "head of property"}'), '^refused', 'nor two for one post');
SELECT is(pg_temp.step('disposal', 'approve', '{"version": 1, "post": "Lead Member"}'), 'done', 'another does');
SELECT results_eq('SELECT in_force, approvals, sha256 FROM publish.policy_version', $$SELECT true, 2::bigint, encode(sha256('Best value.'), 'hex')$$, 'then it counts');
SELECT throws_like($$UPDATE governance.policy_version SET body = 'Any value.'$$, '%has been approved%', 'and its words stay');
SELECT is(pg_temp.step('', 'action', '{"title": "Sell five depots", "owner": "Head of Property", "commitment": "1.1"}'), 'done', 'an action is agreed');
SELECT is(pg_temp.step(action::text, 'rate', jsonb_build_object('quarter', day, 'rating', rating, 'comment', 'x')), 'done', 'and rated ' || rating)
FROM publish.group_action, (VALUES ('2026-01-15', 'red'), ('2026-04-01', 'amber')) AS said (day, rating);
SELECT results_eq('SELECT quarter_on, rating_before, rating, direction FROM publish.group_action_rating WHERE newest',
    $$VALUES (date '2026-04-01', 'Red', 'Amber', 'improving')$$, 'with its direction since the quarter before');
SELECT is(pg_temp.step('TT000065', 'partner', '{"partner": "Example Police", "role": "occupier", "from": "2024-01-01"}'), 'done', 'a partner occupies an office');
SELECT results_eq('SELECT reference, partner, current FROM publish.partner', $$VALUES ('TT000065', 'Example Police', true)$$, 'and is known to');

-- --- what was a mistake is withdrawn, with the reason, and stays to be read ---
SELECT is(pg_temp.step('disposal', 'draft', '{"title": "Too soon", "body": "Any value.", "from": "2026-05-01", "by": "Head of Property"}'), 'done', 'another version is drafted');
SELECT is(pg_temp.step('disposal', 'approve', '{"version": 2, "post": "Lead Member"}'), 'done', 'approved by one post');
SET terrier.actor = 'estates';
SELECT is(pg_temp.step('disposal', 'approve', '{"version": 2, "post": "Head of Property"}'), 'done', 'and by another');
SELECT results_eq('SELECT version_no FROM publish.policy_version WHERE in_force', 'SELECT 2', 'so that it counts');
SELECT is(pg_temp.step('disposal', 'withdraw_policy', '{"version": 2}', 'Wrong text'), 'done', 'it is withdrawn');
SELECT results_eq('SELECT version_no, in_force, withdrawn_because::text FROM publish.policy_version ORDER BY 1', $$VALUES (1, true, NULL), (2, false, 'Wrong text')$$, 'and the one before counts again');
SELECT matches(pg_temp.step('disposal', 'withdraw_policy', '{"version": 2}'), '^refused: version 2 was withdrawn', 'once');
SET terrier.as_at = '2026-05-02';
SELECT results_eq('SELECT version_no, approvals, in_force FROM publish.policy_version ORDER BY 1', $$VALUES (1, 0::bigint, false), (2, 0, false)$$,
    'on a day before they were approved neither was in force');
RESET terrier.as_at;
SELECT throws_like($$UPDATE governance.policy_version SET body = 'Other.' WHERE version_no = 2$$, '%has been approved%', 'its words stay all the same');
SELECT is(pg_temp.step(action::text, 'withdraw_action', '{}', 'Noted twice'), 'done', 'an action is withdrawn') FROM publish.group_action;
SELECT results_eq('SELECT withdrawn_because::text, count(*) FROM publish.group_action JOIN publish.group_action_rating USING (action) GROUP BY 1', $$VALUES ('Noted twice', 2::bigint)$$, 'and stays with its ratings');
SELECT results_eq('SELECT quarter FROM publish.group_action_rating ORDER BY quarter_on', $$VALUES ('2025-26-Q4'), ('2026-27-Q1')$$, 'which are of the quarters that runs are published for');
SELECT is(pg_temp.step('TT000065', 'partner', '{"partner": "Example Police", "role": "occupier", "never": true}', 'Another house'), 'done', 'a partner that never was there is withdrawn');
SELECT results_eq('SELECT current, withdrawn_because::text FROM publish.partner', $$VALUES (false, 'Another house')$$, 'with the reason');
SELECT matches(pg_temp.step('TT000065', 'partner', '{"partner": "Example Police", "role": "occupier", "never": true}'), '^missing', 'once');
SELECT is(pg_temp.step('TT000065', 'partner', '{"partner": "Example Police", "role": "occupier"}'), 'done', 'and is set again');
SELECT results_eq('SELECT current, withdrawn_on FROM publish.partner', $$VALUES (true, NULL::date)$$, 'which brings it back');
SET terrier.actor = 'another';

-- --- what files say ---
UPDATE register.asset_holding own SET status_code = 'disposed', record_id = (SELECT min(record_id) FROM source.record), valid = '[2026-02-01,)'
FROM register.asset WHERE asset.asset_id = own.asset_id AND reference = 'TT000070';
SELECT is(basis_code, 'recorded_by_source', 'what a file says is taken, and listed to be looked up') FROM publish.decision_exception WHERE reference = 'TT000070';
SELECT throws_like($$UPDATE register.asset_holding own SET valid = '[2026-02-01,)' FROM register.asset WHERE asset.asset_id = own.asset_id AND reference = 'TT000078'$$,
    '%is for what was disposed of before%', 'what went before vesting day is not moved behind it');
UPDATE register.asset_holding own SET status_code = 'in_use' FROM register.asset WHERE asset.asset_id = own.asset_id AND reference = 'TT000070';
SELECT is_empty($$SELECT FROM publish.decision_exception WHERE reference = 'TT000070'$$, 'what is not disposed of needs no basis');

-- --- a decision goes with the asset when records are merged; a piece of it is a correction ---
SELECT is(pg_temp.step(n, 'decide', '{"outcome": "approved", "level": "executive", "by": "Executive", "reference": "E2", "on": "2026-05-01"}'), 'done', 'it is decided again') FROM it;
SELECT is(pg_temp.dispose('TT000066', '{"status": "disposed", "from": "2026-06-01"}'), 'changed', 'an edit finds the decision by itself');
DELETE FROM register.asset_holding own USING register.asset WHERE asset.asset_id = own.asset_id AND reference = 'TT000074';
SELECT is((SELECT outcome FROM edit.split('TT000066', NULL, '{"buildings": ["1"]}', NULL, 'Two')), 'changed', 'an asset that was sold is split');
SELECT is((SELECT count(*)::integer FROM publish.decision_exception WHERE basis_code = 'correction'), 1, 'its piece is on the list');
SELECT is((SELECT outcome FROM edit.merge('TT000066', NULL, 'TT000074', NULL, 'One')), 'changed', 'and merged');
SELECT is((SELECT count(*)::integer FROM register.asset_holding JOIN register.asset USING (asset_id)
           WHERE asset.reference = 'TT000074' AND decision_id IS NOT NULL), 1, 'with its decision');

-- --- what a decision lets happen: for a term and of a part the asset stays; what was carried out serves that alone ---
CREATE FUNCTION pg_temp.advised(asked text, given jsonb, finance text DEFAULT 'none') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    n bigint := (SELECT number FROM edit.governed(asked, 'propose', given || '{"by": "Head of Property", "on": "2026-03-02"}', NULL, 'test'));
BEGIN
    PERFORM edit.governed(n::text, 'screen', jsonb_build_object('subject', code, 'finding', CASE code WHEN 'finance' THEN finance ELSE 'none' END,
                                                                'comment', 'x', 'by', 'Policy Officer', 'on', '2026-03-09'), NULL, 'test')
    FROM code.screening_subject;
    PERFORM edit.governed(n::text, 'consult', jsonb_build_object('place', place, 'member', 'Member', 'view', 'support', 'on', '2026-03-10'), NULL, 'test')
    FROM (SELECT place FROM governance.consultation WHERE proposal_id = n UNION ALL SELECT NULL) AS asked_of;
    PERFORM edit.governed(n::text, 'recommend', '{"view": "for", "present": ["Head of Property"], "on": "2026-03-16"}', NULL, 'test');
    RETURN n;
END $$;
CREATE FUNCTION pg_temp.decided(asked text, level text DEFAULT 'executive', day text DEFAULT '2026-03-20') RETURNS text LANGUAGE sql AS $$
    SELECT pg_temp.step(asked, 'decide', jsonb_build_object('outcome', 'approved', 'level', level, 'by', 'Director', 'reference', 'X', 'on', day,
                                                            'consulted', CASE level WHEN 'officer' THEN 'Lead Member' END))
$$;
CREATE TEMP TABLE term AS SELECT pg_temp.advised('TT000070', '{"kind": "devolution", "name": "For a term", "term_months": 300, "value": 1000}') AS n;
SELECT is(pg_temp.decided(n) || pg_temp.step(n, 'complete', '{"on": "2026-03-23"}'), 'donedone', 'a building goes for 25 years') FROM term;
SELECT matches(pg_temp.dispose('TT000070', '{"status": "disposed", "from": "2026-04-01"}'), '^invalid: no decision by', 'which lets nobody dispose of it');
CREATE TEMP TABLE strip AS SELECT pg_temp.advised('TT000070', '{"kind": "sell", "name": "Strip of the garden", "value": 1000, "keeps_holding": true}') AS n;
SELECT is(pg_temp.decided(n), 'done', 'a part of it is to be sold') FROM strip;
SELECT matches(pg_temp.dispose('TT000070', '{"status": "disposed", "from": "2026-04-01"}'), '^invalid: no decision by', 'nor does that');
SELECT is(pg_temp.step(n, 'complete', '{"on": "2026-03-24"}'), 'done', 'the part is sold') FROM strip;
SELECT is((SELECT string_agg(DISTINCT status_code, ' ') FROM register.asset_holding JOIN register.asset USING (asset_id) WHERE reference = 'TT000070'), 'in_use', 'and the whole is held as before');
CREATE TEMP TABLE late AS SELECT pg_temp.advised('TT000070', '{"kind": "sell", "name": "A part after all", "value": 1000}') AS n;
SELECT is(pg_temp.decided(n) || pg_temp.step(n, 'complete', '{"on": "2026-03-25", "keeps_holding": true}'), 'donedone', 'what turns out to be a part on completion') FROM late;
SELECT matches(pg_temp.dispose('TT000070', '{"status": "disposed", "from": "2026-04-01"}'), '^invalid: no decision by', 'lets nobody dispose of the rest');
SELECT matches(pg_temp.step('TT000070', 'propose', '{"kind": "let", "name": "Let", "by": "x", "keeps_holding": true}'), '^invalid: .keeps_holding. is of what would end', 'a letting has no part to keep');
CREATE TEMP TABLE whole AS SELECT pg_temp.advised('TT000070', '{"kind": "sell", "name": "The whole", "value": 1000}') AS n;
SELECT is(pg_temp.decided(n) || pg_temp.step(n, 'complete', '{"on": "2026-03-26"}'), 'donedone', 'the whole is sold') FROM whole;
SELECT is(pg_temp.dispose('TT000070', '{"purpose": "surplus", "from": "2026-04-10"}'), 'changed', 'what is said of it afterwards rests on that decision');
SELECT is(pg_temp.dispose('TT000070', '{"status": "in_use", "from": "2026-05-01"}'), 'changed', 'it is bought back');
SELECT matches(pg_temp.dispose('TT000070', '{"status": "disposed", "from": "2026-06-01"}'), '^invalid: no decision by 2026-06-01', 'and not sold again by the decision that was carried out');

-- --- who decides is not for the proposer to type ---
INSERT INTO register.valuation (asset_id, valued_on, basis_code, amount)
SELECT asset_id, day::date, basis, amount FROM register.asset, (VALUES ('2025-03-31', 'EUV', 3920000), ('2026-03-31', 'EUV', 900000), ('2026-04-01', 'HC', 5)) AS said (day, basis, amount)
WHERE reference = 'TT000069';
CREATE TEMP TABLE cheap AS SELECT pg_temp.advised('TT000069', '{"kind": "sell", "name": "For a pound", "value": 1}') AS n;
SELECT results_eq($$SELECT decided_at, valuation_gbp::numeric, valued_on FROM publish.proposal_state WHERE name = 'For a pound'$$, $$VALUES ('Executive members', 900000.00, date '2026-03-31')$$,
    'what it was last valued at, not what it cost, says who decides where it is more than the value given');
SELECT matches(lacks, 'less than it was last valued at', 'that it goes for less is named') FROM publish.proposal_state WHERE name = 'For a pound';
SELECT matches(pg_temp.decided(n, 'officer'), '^refused: this is for another level to decide: Executive', 'an officer does not decide it') FROM cheap;
SELECT matches(pg_temp.decided(n), '^refused: it goes for less than it was last valued at', 'and nobody while the screening for finance says nothing of it') FROM cheap;
CREATE TEMP TABLE social AS SELECT pg_temp.advised('TT000069', '{"kind": "sell", "name": "For social homes", "value": 1}', 'mitigated') AS n;
SELECT is(pg_temp.decided(n), 'done', 'where it says why, they may') FROM social;
CREATE TEMP TABLE piece AS SELECT pg_temp.advised('TT000069', '{"kind": "sell", "name": "A corner", "value": 1, "keeps_holding": true}') AS n;
SELECT is(pg_temp.decided(n, 'officer'), 'done', 'of a part the value given counts alone') FROM piece;
SELECT throws_like($$UPDATE governance.decision own SET decided_on = '2026-03-15' FROM register.proposal WHERE proposal.proposal_id = own.proposal_id AND name = 'A corner'$$,
    '%before the recommendation%', 'direct SQL does not put a decision before the recommendation');
SELECT throws_like($$UPDATE governance.screening own SET screened_on = '2026-03-17' FROM register.proposal WHERE proposal.proposal_id = own.proposal_id AND name = 'A corner'$$,
    '%before the last screening%', 'nor a screening after it');
SELECT throws_like($$UPDATE register.proposal SET state_code = 'done', closed_on = '2026-03-19' WHERE name = 'A corner'$$, '%before the decision%', 'nor the end before the decision');

-- --- what is acquired is decided first, or is listed ---
SELECT matches(pg_temp.step(NULL, 'propose', '{"kind": "sell", "name": "Nothing", "by": "x"}'), '^invalid: say for which asset', 'what is not there is not sold');
SELECT is(pg_temp.step(NULL, 'propose', '{"kind": "acquire", "name": "Yard at Evercreech", "by": "Head of Property", "value": 90000, "on": "2026-03-02"}'), 'done', 'what is to be bought is proposed by its name');
SELECT matches(pg_temp.step(NULL, 'propose', '{"kind": "acquire", "name": "yard at evercreech", "by": "x"}'), '^refused: that has been proposed already', 'but once');
CREATE TEMP TABLE yard AS SELECT proposal::text AS n FROM publish.proposal_state WHERE name = 'Yard at Evercreech' AND reference IS NULL;
SELECT is(pg_temp.step(n, 'screen', jsonb_build_object('subject', code, 'finding', 'none', 'by', 'Policy Officer', 'on', '2026-03-09')), 'done', 'it is screened for ' || code) FROM yard, code.screening_subject;
SELECT is(pg_temp.step(n, 'consult', '{"member": "Member for Mendip South", "view": "support", "on": "2026-03-10"}'), 'done', 'somebody is asked') FROM yard;
SELECT is(pg_temp.step(n, 'recommend', '{"view": "for", "present": ["Head of Property"], "on": "2026-03-16"}'), 'done', 'the group recommends') FROM yard;
SELECT is(pg_temp.decided(n, 'officer'), 'done', 'and it is decided as any other') FROM yard;
SELECT throws_like(format($$UPDATE register.proposal SET state_code = 'done', closed_on = '2026-04-01' WHERE proposal_id = %s$$, n), '%proposal_asset%', 'it is not done without an asset') FROM yard;
SELECT matches(pg_temp.step(n, 'complete', '{"on": "2026-05-01"}'), '^invalid: say which asset', 'nor without saying which') FROM yard;
SELECT matches(pg_temp.step(n, 'complete', '{"on": "2026-05-01", "asset": "TT999999"}'), '^invalid: there is no asset TT999999: record it first', 'which is there') FROM yard;
SELECT is(pg_temp.step(n, 'complete', '{"on": "2026-05-01", "asset": "TT000065"}'), 'done', 'it is bought') FROM yard;
SELECT results_eq($$SELECT reference, acquired_on FROM publish.proposal_state JOIN register.acquisition USING (asset_id) WHERE name = 'Yard at Evercreech'$$,
    $$VALUES ('TT000065', date '2026-05-01')$$, 'and the register says so');
SELECT is_empty($$SELECT FROM publish.decision_exception WHERE event = 'acquisition' AND reference = 'TT000065'$$, 'that is no exception');
SELECT is(pg_temp.step(n, 'undo', '{}'), 'done', 'it is taken back') FROM yard;
SELECT is_empty($$SELECT FROM register.acquisition JOIN register.asset USING (asset_id) WHERE reference = 'TT000065'$$, 'with what it made of the asset');
INSERT INTO register.acquisition (asset_id, acquired_on) SELECT asset_id, day::date FROM register.asset
JOIN (VALUES ('TT000065', '2026-05-01'), ('TT000069', '2019-05-01')) AS said (reference, day) USING (reference);
SELECT results_eq($$SELECT reference, event_on, basis FROM publish.decision_exception WHERE event = 'acquisition' AND reference IN ('TT000065', 'TT000069')$$,
    $$VALUES ('TT000065', date '2026-05-01', 'No decision is known')$$, 'what was acquired since vesting day without a decision is listed');
SELECT is(pg_temp.step(n, 'complete', '{"asset": "TT000065", "on": "2026-05-01"}'), 'done', 'until one is tied to it') FROM yard;
SELECT is_empty($$SELECT FROM publish.decision_exception WHERE event = 'acquisition' AND reference = 'TT000065'$$, 'which takes it off the list');

-- --- keeping and erasing ---
SELECT is((SELECT outcome FROM edit.erase('Second member for Ward 1', NULL, 'A name after all')), 'done', 'words are erased');
SELECT is_empty($$SELECT FROM history.consultation WHERE consulted = 'Second member for Ward 1'$$, 'from what is decided on and its history too');
SELECT is(pg_temp.step(proposal::text, 'withdraw', '{}'), 'done', 'a proposal is withdrawn') FROM publish.proposal_state WHERE name = 'To the parish';
SELECT is_empty($$SELECT FROM publish.retention_due WHERE subject = 'proposal'$$, 'and kept');
UPDATE register.proposal SET closed_on = '2010-01-01' WHERE name = 'To the parish';
SELECT is((SELECT outcome FROM edit.destroy('proposal', item, NULL, 'Due')), 'done', 'twelve years later it may go') FROM publish.retention_due WHERE subject = 'proposal';
SELECT is_empty($$SELECT FROM history.proposal WHERE name = 'To the parish'$$, 'with its history');
SELECT is_empty('SELECT * FROM history.verify()', 'and the ledger is whole');

SELECT * FROM finish();
