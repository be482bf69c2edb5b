-- Parameters of the programme, its needs and its funds.

INSERT INTO programme.rate (rate_code, group_code, low, likely, high, unit, price_base, description, source) VALUES
    ('point_value', '', 5000, 20000, 50000, 'GBP', '2025-26', 'What one point of weighted gain of an asset of middling size is worth', 'officer judgement: between judging by money alone and by points alone'),
    ('size_power', '', 0.5, 0.5, 0.5, 'power', NULL, 'An asset counts by its floor area over the mean of the estate, to this power', 'officer judgement: by the root, so that four times the floor counts twice'),
    ('size_least', '', 0.1, 0.1, 0.1, 'weight', NULL, 'What an asset counts at least; land without a building counts so', 'officer judgement: the smallest asset still counts a tenth of a middling one'),
    ('size_most', '', 5, 5, 5, 'weight', NULL, 'What an asset counts at most', 'officer judgement: no asset outweighs five middling ones'),
    ('plan_moves', '', 20, 30, 40, 'a year', NULL, 'Assets that can be left or given up in one year: consultation, decisions and lawyers', 'officer judgement: what consultation, decisions and lawyers of one council get through'),
    ('plan_sales', '', 3000000, 5000000, 8000000, 'GBP a year', '2025-26', 'Value of what can be put up for sale in one year: what the local market takes without a fall in price, and the team can prepare', 'officer judgement: a few large sales, or some dozen small ones, a year'),
    ('plan_begun', 'sell', 8, 12, 20, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'housing', 2, 4, 8, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'growth', 1, 3, 5, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'move_out', 4, 6, 10, 'a year', NULL, 'Options of the kind that can begin in one year: each closes a door that people know', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'devolve', 6, 12, 20, 'a year', NULL, 'Options of the kind that can begin in one year: as many as parishes take on', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'host_partner', 3, 6, 10, 'a year', NULL, 'Options of the kind that can begin in one year: as many partners as look for room', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'let', 4, 8, 15, 'a year', NULL, 'Options of the kind that can begin in one year: as many tenants as the market finds', 'officer judgement: what a team and its market get through in a year'),
    ('plan_begun', 'change_use', 1, 2, 4, 'a year', NULL, 'Options of the kind that can begin in one year', 'officer judgement: what a team and its market get through in a year'),
    ('plan_starters', '', 0, 0, 0, 'holdings', NULL, 'Starter holdings that a programme may give up', 'officer judgement: the least number of starter holdings is kept')
ON CONFLICT (rate_code, group_code, valid_from) DO UPDATE SET low = excluded.low, likely = excluded.likely, high = excluded.high,
    unit = excluded.unit, price_base = excluded.price_base, description = excluded.description, source = excluded.source;

INSERT INTO programme.need (need_code, sort_order, label, description, source) VALUES
    ('general', 1, 'General', 'Capital that no grant is for', 'officer judgement: what is left when grants are named'),
    ('repair', 2, 'Repair', 'Repairs of what is not a school', 'officer judgement: all but schools, which have a grant of their own'),
    ('school_condition', 3, 'School condition', 'Repairs and replacement of maintained schools', 'Department for Education, School capital funding (GOV.UK): school condition allocations of 2026 to 2027 are paid to local authorities, among others, to maintain and improve the condition of schools for which they are responsible'),
    ('decarbonisation', 4, 'Decarbonisation', 'Works that save emissions', 'Salix Finance, Public Sector Decarbonisation Scheme, phase 4 project criteria')
ON CONFLICT (need_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, description = excluded.description, source = excluded.source;

INSERT INTO programme.fund (fund_code, sort_order, label, carries, price, receipt_share, description, source) VALUES
    ('capital', 1, 'Corporate capital', true, 0, 0, 'The council''s own; pays for anything', 'officer judgement: a council''s own money is bound to nothing'),
    ('schools', 2, 'School condition grant', true, 0, 0, 'Pays for the condition of maintained schools', 'officer judgement: the grant is for condition, and may be carried over'),
    ('decarbonisation', 3, 'Decarbonisation grant', false, 0, 0, 'Pays for works that save emissions, in the year for which it is given', 'officer judgement: such grants name the year'),
    ('maintenance', 4, 'Revenue maintenance', false, 0, 0, 'The yearly budget for repairs, in the year for which it is given', 'officer judgement: a revenue budget ends with its year'),
    ('receipts', 5, 'Capital receipts', true, 0, 0.5, 'The share of what sales bring in that the programme may spend, once it has arrived; the rest repays debt and is for the council to use otherwise', 'officer judgement: half for the programme, half against debt, until the council says otherwise'),
    ('borrowing', 6, 'Borrowing', false, 0.35, 0, 'Prudential borrowing: interest over the life of the works, in present value', 'officer judgement: a loan over 40 years at about 5.6%, its payments counted at 3.5% a year, costs a third more than the sum')
ON CONFLICT (fund_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, carries = excluded.carries, price = excluded.price,
    receipt_share = excluded.receipt_share, description = excluded.description, source = excluded.source;

INSERT INTO programme.fund_need (fund_code, need_code, source) VALUES
    ('capital', 'repair', 'officer judgement: as the fund and the need are described'),
    ('maintenance', 'repair', 'officer judgement: as the fund and the need are described'),
    ('receipts', 'repair', 'officer judgement: as the fund and the need are described'),
    ('borrowing', 'repair', 'officer judgement: as the fund and the need are described'),
    ('capital', 'general', 'officer judgement: as the fund and the need are described'),
    ('capital', 'school_condition', 'officer judgement: as the fund and the need are described'),
    ('capital', 'decarbonisation', 'officer judgement: as the fund and the need are described'),
    ('schools', 'school_condition', 'officer judgement: as the fund and the need are described'),
    ('decarbonisation', 'decarbonisation', 'officer judgement: as the fund and the need are described'),
    ('receipts', 'general', 'officer judgement: as the fund and the need are described'),
    ('receipts', 'school_condition', 'officer judgement: as the fund and the need are described'),
    ('receipts', 'decarbonisation', 'officer judgement: as the fund and the need are described'),
    ('borrowing', 'general', 'officer judgement: as the fund and the need are described'),
    ('borrowing', 'decarbonisation', 'officer judgement: as the fund and the need are described')
ON CONFLICT (fund_code, need_code) DO UPDATE SET source = excluded.source;
