-- Parameters of the programme, its needs and its funds.

INSERT INTO programme.rate (rate_code, group_code, low, likely, high, unit, price_base, description, source) VALUES
    ('point_value', '', 5000, 20000, 50000, 'GBP', '2025-26', 'What one point of weighted gain of an asset of middling size is worth', 'officer judgement, to be replaced by the council''s own'),
    ('size_power', '', 0.5, 0.5, 0.5, 'power', NULL, 'An asset counts by its floor area over the mean of the estate, to this power', 'officer judgement, to be replaced by the council''s own'),
    ('size_least', '', 0.1, 0.1, 0.1, 'weight', NULL, 'What an asset counts at least; land without a building counts so', 'officer judgement, to be replaced by the council''s own'),
    ('size_most', '', 5, 5, 5, 'weight', NULL, 'What an asset counts at most', 'officer judgement, to be replaced by the council''s own'),
    ('plan_moves', '', 20, 30, 40, 'a year', NULL, 'Assets that can be left or given up in one year: consultation, decisions and lawyers', 'officer judgement, to be replaced by the council''s own'),
    ('plan_sales', '', 3000000, 5000000, 8000000, 'GBP a year', '2025-26', 'Value of what can be put up for sale in one year: what the local market takes without a fall in price, and the team can prepare', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'sell', 8, 12, 20, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'housing', 2, 4, 8, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'growth', 1, 3, 5, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'move_out', 4, 6, 10, 'a year', NULL, 'Options of the kind that can begin in one year: each closes a door that people know', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'devolve', 6, 12, 20, 'a year', NULL, 'Options of the kind that can begin in one year: as many as parishes take on', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'host_partner', 3, 6, 10, 'a year', NULL, 'Options of the kind that can begin in one year: as many partners as look for room', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'let', 4, 8, 15, 'a year', NULL, 'Options of the kind that can begin in one year: as many tenants as the market finds', 'officer judgement, to be replaced by the council''s own'),
    ('plan_begun', 'change_use', 1, 2, 4, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement, to be replaced by the council''s own'),
    ('plan_starters', '', 0, 0, 0, 'holdings', NULL, 'Starter holdings that a programme may give up', 'officer judgement, to be replaced by the council''s own')
ON CONFLICT (rate_code, group_code, valid_from) DO UPDATE SET low = excluded.low, likely = excluded.likely, high = excluded.high,
    unit = excluded.unit, price_base = excluded.price_base, description = excluded.description, source = excluded.source;

INSERT INTO programme.need (need_code, sort_order, label, description, source) VALUES
    ('general', 1, 'General', 'Capital that no grant is for', 'officer judgement, to be replaced by the council''s own'),
    ('repair', 2, 'Repair', 'Repairs of what is not a school', 'officer judgement, to be replaced by the council''s own'),
    ('school_condition', 3, 'School condition', 'Repairs and replacement of maintained schools', 'the school condition grant''s conditions, as generally known; to be checked against the source'),
    ('decarbonisation', 4, 'Decarbonisation', 'Works that save emissions', 'the public sector decarbonisation scheme''s conditions, as generally known; to be checked against the source')
ON CONFLICT (need_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, description = excluded.description, source = excluded.source;

INSERT INTO programme.fund (fund_code, sort_order, label, carries, price, receipt_share, description, source) VALUES
    ('capital', 1, 'Corporate capital', true, 0, 0, 'The council''s own; pays for anything', 'officer judgement, to be replaced by the council''s own'),
    ('schools', 2, 'School condition grant', true, 0, 0, 'Pays for the condition of maintained schools', 'officer judgement, to be replaced by the council''s own'),
    ('decarbonisation', 3, 'Decarbonisation grant', false, 0, 0, 'Pays for works that save emissions, in the year for which it is given', 'officer judgement, to be replaced by the council''s own'),
    ('maintenance', 4, 'Revenue maintenance', false, 0, 0, 'The yearly budget for repairs, in the year for which it is given', 'officer judgement, to be replaced by the council''s own'),
    ('receipts', 5, 'Capital receipts', true, 0, 0.5, 'The share of what sales bring in that the programme may spend, once it has arrived; the rest repays debt and is for the council to use otherwise', 'officer judgement, to be replaced by the council''s own'),
    ('borrowing', 6, 'Borrowing', false, 0.35, 0, 'Prudential borrowing: interest over the life of the works, in present value', 'officer judgement, to be replaced by the council''s own')
ON CONFLICT (fund_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, carries = excluded.carries, price = excluded.price,
    receipt_share = excluded.receipt_share, description = excluded.description, source = excluded.source;

INSERT INTO programme.fund_need (fund_code, need_code, source) VALUES
    ('capital', 'repair', 'officer judgement, to be replaced by the council''s own'),
    ('maintenance', 'repair', 'officer judgement, to be replaced by the council''s own'),
    ('receipts', 'repair', 'officer judgement, to be replaced by the council''s own'),
    ('borrowing', 'repair', 'officer judgement, to be replaced by the council''s own'),
    ('capital', 'general', 'officer judgement, to be replaced by the council''s own'),
    ('capital', 'school_condition', 'officer judgement, to be replaced by the council''s own'),
    ('capital', 'decarbonisation', 'officer judgement, to be replaced by the council''s own'),
    ('schools', 'school_condition', 'officer judgement, to be replaced by the council''s own'),
    ('decarbonisation', 'decarbonisation', 'officer judgement, to be replaced by the council''s own'),
    ('receipts', 'general', 'officer judgement, to be replaced by the council''s own'),
    ('receipts', 'school_condition', 'officer judgement, to be replaced by the council''s own'),
    ('receipts', 'decarbonisation', 'officer judgement, to be replaced by the council''s own'),
    ('borrowing', 'general', 'officer judgement, to be replaced by the council''s own'),
    ('borrowing', 'decarbonisation', 'officer judgement, to be replaced by the council''s own')
ON CONFLICT (fund_code, need_code) DO UPDATE SET source = excluded.source;
