-- Rules of the fixed asset register, leases, ledgers and documents. Upserted when they change.

INSERT INTO code.rent_frequency (code, label, sort_order, per_year, source) VALUES
    ('year', 'A year', 1, 1, 'Lease practice'), ('half_year', 'Half a year', 2, 2, 'Lease practice'),
    ('quarter', 'A quarter', 3, 4, 'Lease practice'), ('month', 'A month', 4, 12, 'Lease practice'),
    ('four_weeks', 'Four weeks', 5, NULL, 'Lease practice'), ('week', 'A week', 6, NULL, 'Lease practice')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, per_year = excluded.per_year, source = excluded.source;

INSERT INTO code.lease_event_kind (code, label, sort_order, source) VALUES
    ('break', 'Break', 1, 'Lease practice'), ('review', 'Rent review', 2, 'Lease practice'),
    ('notice', 'Last day for notice', 3, 'Lease practice'), ('renewal', 'Option to renew', 4, 'Lease practice'),
    ('expiry', 'Expiry', 5, 'Lease practice')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.lease_side (code, label, sort_order, source) VALUES
    ('tenant', 'The tenant''s', 1, 'Lease practice'), ('landlord', 'The landlord''s', 2, 'Lease practice'),
    ('mutual', 'Both', 3, 'Lease practice')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.lease_state (code, label, sort_order, source) VALUES
    ('current', 'Current', 1, 'Lease practice'), ('holding_over', 'Holding over', 2, 'Lease practice'),
    ('ended', 'Ended', 3, 'Lease practice')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.cost_group (code, label, sort_order, source, description) VALUES
    ('premises', 'Premises', 1, 'CIPFA SeRCOP', 'Premises cost other than maintenance.'),
    ('planned', 'Planned maintenance', 2, 'CIPFA SeRCOP', 'Also part of the premises cost.'),
    ('reactive', 'Reactive maintenance', 3, 'CIPFA SeRCOP', 'Also part of the premises cost.'),
    ('income', 'Income', 4, 'CIPFA SeRCOP', 'Rents, fees and charges. Ledgers sign it as negative.'),
    ('other', 'Not the building''s', 9, 'terrier', 'Staff, transport, supplies, capital charges: kept as rows, in no cost of the asset.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source, description = excluded.description;

INSERT INTO code.accounting_class (code, label, sort_order, property, source) VALUES
    ('vehicles_plant', 'Vehicles, plant, furniture and equipment', 10, false, 'CIPFA Code'),
    ('intangible', 'Intangible assets', 11, false, 'CIPFA Code')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, property = excluded.property, source = excluded.source;

INSERT INTO code.organisation_kind (code, label, sort_order, source) VALUES ('person', 'Person', 9, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.party_pattern (pattern, natural_person, sort_order, source) VALUES
    ('\m(ltd|limited|plc|llp|lp|cic|cio|inc|co|company|companies|group|holdings|partnership|bank|bros|brothers)\M|(& |\mand )(sons?|daughters?|co)\M', false, 10, 'Company names'),
    ('\m(council|authority|nhs|trust|trustees|hospital|police|constabulary|ministry|department|dfe|government|agency|commission|fire and rescue|secretary of state|school|academy|college|university|parish|diocese|diocesan|church|charity)\M', false, 20, 'Public and charitable bodies'),
    ('\m(club|society|association|assoc|federation|union|committee|scouts?|guides|foundation|institute|centre|nursery|pre-?school|playgroup|services|stores?|shop|supermarket|co-operative|coop|network|cadets|theatre|museum|farmers market)\M', false, 30, 'Societies and businesses'),
    ('\m(mr|mrs|ms|miss|mx|dr|sir|lady|lord|dame|rev|revd|reverend|prof|professor|messrs|executors? of|personal representatives? of|the late)\M', true, 40, 'Forms of address')
ON CONFLICT (pattern) DO UPDATE SET natural_person = excluded.natural_person, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.account_pattern (pattern, cost_group_code, sort_order, source) VALUES
    ('\m(depreciation|impairment|revaluation|capital charges?|salar(y|ies)|wages|pay|overtime|pension|national insurance|travel|mileage|training|stationery|recharges?)\M', 'other', 10, 'CIPFA SeRCOP'),
    ('\m(planned|programmed|cyclical|servicing|service contracts?)\M.*\m(maintenance|repairs?|works?|servicing)\M|\m(planned preventative|ppm)\M|\m(servicing|service contracts?)\M', 'planned', 20, 'CIPFA SeRCOP'),
    ('\m(reactive|responsive|day to day|repairs?|maintenance|breakdowns?|call-?outs?)\M', 'reactive', 30, 'CIPFA SeRCOP'),
    ('\m(income|fees and charges|rents? receivable|rental income|receipts?|lettings? income|service charge income|sales|room hire)\M', 'income', 40, 'CIPFA SeRCOP'),
    ('\m(premises|rents?|lease rentals?|rates|nndr|business rates|council tax|electric(ity)?|gas|oil|fuel|energy|heating|water|sewerage|drainage|cleaning|caretak(er|ing)|refuse|waste|window|grounds|insurance|security|fixtures|pest|utilities|service charges?)\M', 'premises', 50, 'CIPFA SeRCOP')
ON CONFLICT (pattern) DO UPDATE SET cost_group_code = excluded.cost_group_code, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.accounting_rule (rule_id, scope_code, purpose_code, status_code, class_codes, source) VALUES
    (10, NULL, NULL, 'under_construction', '{under_construction}', 'CIPFA Code 4.1'),
    (20, 'housing', NULL, NULL, '{dwellings}', 'CIPFA Code 4.1'),
    (30, 'infrastructure', NULL, NULL, '{infrastructure}', 'CIPFA Code 4.1'),
    (40, 'investment', NULL, NULL, '{investment}', 'CIPFA Code 4.4'),
    (50, NULL, 'investment', NULL, '{investment}', 'CIPFA Code 4.4'),
    (60, NULL, 'surplus', NULL, '{surplus,held_for_sale}', 'CIPFA Code 4.1, 4.9'),
    (70, NULL, 'let_out', NULL, '{investment,other_land_buildings,community}', 'CIPFA Code 4.4: held solely for rent or gain; else with other land and buildings'),
    (80, NULL, 'operational', NULL, '{other_land_buildings,community,heritage,infrastructure}', 'CIPFA Code 4.1, 4.10')
ON CONFLICT (rule_id) DO UPDATE SET scope_code = excluded.scope_code, purpose_code = excluded.purpose_code, status_code = excluded.status_code,
    class_codes = excluded.class_codes, source = excluded.source;

INSERT INTO evaluation.parameter (parameter_code, amount, day, unit, description, source) VALUES
    ('far_de_minimis', 10000, NULL, 'GBP', 'Amount below which the finance team carries no land or building: such an asset is not missing from the fixed asset register.', 'officer judgement: set it to that of the accounting policies')
ON CONFLICT (parameter_code, valid_from) DO UPDATE SET amount = excluded.amount, unit = excluded.unit, description = excluded.description, source = excluded.source;

INSERT INTO code.word (list_name, word, code, source) VALUES
    ('accounting_class', 'OLB', 'other_land_buildings', 'Fixed asset registers'), ('accounting_class', 'Land and buildings', 'other_land_buildings', 'Fixed asset registers'),
    ('accounting_class', 'Land & buildings', 'other_land_buildings', 'Fixed asset registers'), ('accounting_class', 'Other land & buildings', 'other_land_buildings', 'Fixed asset registers'),
    ('accounting_class', 'PPE - Other land and buildings', 'other_land_buildings', 'Fixed asset registers'), ('accounting_class', 'Operational land and buildings', 'other_land_buildings', 'Fixed asset registers'),
    ('accounting_class', 'HRA dwellings', 'dwellings', 'Fixed asset registers'), ('accounting_class', 'Surplus', 'surplus', 'Fixed asset registers'),
    ('accounting_class', 'Surplus assets not held for sale', 'surplus', 'Fixed asset registers'), ('accounting_class', 'Surplus property', 'surplus', 'Fixed asset registers'),
    ('accounting_class', 'Investment properties', 'investment', 'Fixed asset registers'), ('accounting_class', 'IP', 'investment', 'Fixed asset registers'),
    ('accounting_class', 'Community', 'community', 'Fixed asset registers'), ('accounting_class', 'Infrastructure assets', 'infrastructure', 'Fixed asset registers'),
    ('accounting_class', 'AUC', 'under_construction', 'Fixed asset registers'), ('accounting_class', 'Assets under construction', 'under_construction', 'Fixed asset registers'),
    ('accounting_class', 'Heritage', 'heritage', 'Fixed asset registers'), ('accounting_class', 'AHFS', 'held_for_sale', 'Fixed asset registers'),
    ('accounting_class', 'Assets held for sale', 'held_for_sale', 'Fixed asset registers'), ('accounting_class', 'VPE', 'vehicles_plant', 'Fixed asset registers'),
    ('accounting_class', 'VPFE', 'vehicles_plant', 'Fixed asset registers'), ('accounting_class', 'Vehicles, plant and equipment', 'vehicles_plant', 'Fixed asset registers'),
    ('accounting_class', 'Plant and equipment', 'vehicles_plant', 'Fixed asset registers'), ('accounting_class', 'Vehicles', 'vehicles_plant', 'Fixed asset registers'), ('accounting_class', 'Vehicles plant and equipment', 'vehicles_plant', 'Fixed asset registers'),
    ('accounting_class', 'Intangibles', 'intangible', 'Fixed asset registers'), ('accounting_class', 'Software', 'intangible', 'Fixed asset registers'),
    ('valuation_basis', 'Current value (EUV)', 'EUV', 'Valuation reports'), ('valuation_basis', 'Existing use', 'EUV', 'Valuation reports'),
    ('valuation_basis', 'DRC (MEA)', 'DRC', 'Valuation reports'), ('valuation_basis', 'Fair value (IFRS 13)', 'FV', 'Valuation reports'),
    ('valuation_basis', 'Cost', 'HC', 'Fixed asset registers'), ('valuation_basis', 'Historic cost', 'HC', 'Fixed asset registers'),
    ('valuation_basis', 'EUVSH', 'EUV-SH', 'Valuation reports'),
    ('repair_terms', 'Full repairing', 'FRI', 'Lease practice'), ('repair_terms', 'Full repairing & insuring', 'FRI', 'Lease practice'),
    ('repair_terms', 'F.R.I.', 'FRI', 'Lease practice'), ('repair_terms', 'FR&I', 'FRI', 'Lease practice'), ('repair_terms', 'FRI lease', 'FRI', 'Lease practice'),
    ('repair_terms', 'Tenant full repairing', 'FRI', 'Lease practice'), ('repair_terms', 'Tenant', 'FRI', 'Lease practice'),
    ('repair_terms', 'Effective FRI', 'service_charge', 'Lease practice'), ('repair_terms', 'FRI via service charge', 'service_charge', 'Lease practice'),
    ('repair_terms', 'FRI by service charge', 'service_charge', 'Lease practice'), ('repair_terms', 'Effectively FRI', 'service_charge', 'Lease practice'),
    ('repair_terms', 'Internal repairing & insuring', 'IRI', 'Lease practice'), ('repair_terms', 'Internal repairing', 'internal', 'Lease practice'),
    ('repair_terms', 'Internal', 'internal', 'Lease practice'), ('repair_terms', 'Internal only', 'internal', 'Lease practice'),
    ('repair_terms', 'Internal repairs', 'internal', 'Lease practice'), ('repair_terms', 'Internal decorations', 'internal', 'Lease practice'),
    ('repair_terms', 'Schedule of condition', 'schedule_of_condition', 'Lease practice'), ('repair_terms', 'FRI (schedule of condition)', 'schedule_of_condition', 'Lease practice'),
    ('repair_terms', 'FRI subject to schedule of condition', 'schedule_of_condition', 'Lease practice'), ('repair_terms', 'FRI (SoC)', 'schedule_of_condition', 'Lease practice'),
    ('repair_terms', 'Landlord', 'landlord', 'Lease practice'), ('repair_terms', 'Landlord full repairing', 'landlord', 'Lease practice'),
    ('repair_terms', 'LL repairs', 'landlord', 'Lease practice'),
    ('security', 'Inside the Act', 'LTA1954', 'Lease practice'), ('security', 'Inside 1954 Act', 'LTA1954', 'Lease practice'), ('security', 'LTA', 'LTA1954', 'Lease practice'),
    ('security', 'Protected', 'LTA1954', 'Lease practice'), ('security', 'Secure', 'LTA1954', 'Lease practice'),
    ('security', 'Outside the Act', 'contracted_out', 'Lease practice'), ('security', 'Outside 1954 Act', 'contracted_out', 'Lease practice'),
    ('security', 'Excluded', 'contracted_out', 'Lease practice'), ('security', 'AHA', 'AHA1986', 'Lease practice'), ('security', 'FBT', 'FBT1995', 'Lease practice'),
    ('rent_frequency', 'Yearly', 'year', 'Rent rolls'), ('rent_frequency', 'Annual', 'year', 'Rent rolls'), ('rent_frequency', 'Annually', 'year', 'Rent rolls'),
    ('rent_frequency', 'pa', 'year', 'Rent rolls'), ('rent_frequency', 'p.a.', 'year', 'Rent rolls'), ('rent_frequency', 'Per annum', 'year', 'Rent rolls'),
    ('rent_frequency', 'Half yearly', 'half_year', 'Rent rolls'), ('rent_frequency', 'Half-yearly', 'half_year', 'Rent rolls'), ('rent_frequency', 'Biannual', 'half_year', 'Rent rolls'),
    ('rent_frequency', 'Quarterly', 'quarter', 'Rent rolls'), ('rent_frequency', 'pq', 'quarter', 'Rent rolls'), ('rent_frequency', 'Per quarter', 'quarter', 'Rent rolls'),
    ('rent_frequency', 'Usual quarter days', 'quarter', 'Rent rolls'),
    ('rent_frequency', 'Monthly', 'month', 'Rent rolls'), ('rent_frequency', 'pcm', 'month', 'Rent rolls'), ('rent_frequency', 'Per month', 'month', 'Rent rolls'),
    ('rent_frequency', 'Per calendar month', 'month', 'Rent rolls'), ('rent_frequency', 'pm', 'month', 'Rent rolls'),
    ('rent_frequency', 'Weekly', 'week', 'Rent rolls'), ('rent_frequency', 'pw', 'week', 'Rent rolls'), ('rent_frequency', 'Per week', 'week', 'Rent rolls'),
    ('rent_frequency', '4 weekly', 'four_weeks', 'Rent rolls'), ('rent_frequency', 'Four weekly', 'four_weeks', 'Rent rolls'),
    ('lease_side', 'T', 'tenant', 'Rent rolls'), ('lease_side', 'Lessee', 'tenant', 'Rent rolls'), ('lease_side', 'L', 'landlord', 'Rent rolls'), ('lease_side', 'LL', 'landlord', 'Rent rolls'),
    ('lease_side', 'Lessor', 'landlord', 'Rent rolls'), ('lease_side', 'M', 'mutual', 'Rent rolls'), ('lease_side', 'Either', 'mutual', 'Rent rolls'),
    ('lease_side', 'Tenant', 'tenant', 'Rent rolls'), ('lease_side', 'Landlord', 'landlord', 'Rent rolls'), ('lease_side', 'Mutual', 'mutual', 'Rent rolls'),
    ('lease_state', 'Active', 'current', 'Rent rolls'), ('lease_state', 'Live', 'current', 'Rent rolls'), ('lease_state', 'Let', 'current', 'Rent rolls'),
    ('lease_state', 'Expired', 'ended', 'Rent rolls'), ('lease_state', 'Surrendered', 'ended', 'Rent rolls'), ('lease_state', 'Terminated', 'ended', 'Rent rolls'),
    ('lease_state', 'Determined', 'ended', 'Rent rolls'), ('lease_state', 'Vacated', 'ended', 'Rent rolls'), ('lease_state', 'Forfeited', 'ended', 'Rent rolls'),
    ('lease_state', 'Held over', 'holding_over', 'Rent rolls'), ('lease_state', 'Tenant holding over', 'holding_over', 'Rent rolls'),
    ('party_kind', 'Individual', 'person', 'Rent rolls'), ('party_kind', 'Private individual', 'person', 'Rent rolls'), ('party_kind', 'Person', 'person', 'Rent rolls'),
    ('party_kind', 'Natural person', 'person', 'Rent rolls'), ('party_kind', 'Organisation', 'organisation', 'Rent rolls'), ('party_kind', 'Company', 'organisation', 'Rent rolls'),
    ('party_kind', 'Charity', 'organisation', 'Rent rolls'), ('party_kind', 'Public body', 'organisation', 'Rent rolls'), ('party_kind', 'Business', 'organisation', 'Rent rolls'),
    ('lease_direction', 'Leased in', 'in', 'Rent rolls'), ('lease_direction', 'Leased out', 'out', 'Rent rolls'), ('lease_direction', 'Let', 'out', 'Rent rolls'),
    ('cost_group', 'Premises costs', 'premises', 'Ledgers'), ('cost_group', 'Premises related', 'premises', 'Ledgers'), ('cost_group', 'Running costs', 'premises', 'Ledgers'),
    ('cost_group', 'PPM', 'planned', 'Ledgers'), ('cost_group', 'Planned', 'planned', 'Ledgers'), ('cost_group', 'Reactive', 'reactive', 'Ledgers'), ('cost_group', 'Repairs', 'reactive', 'Ledgers'),
    ('cost_group', 'None', 'other', 'Ledgers'), ('cost_group', 'Employees', 'other', 'Ledgers'),
    ('document_kind', 'Title deed', 'deed', 'Document lists'), ('document_kind', 'Title plan', 'plan', 'Document lists'), ('document_kind', 'Drawing', 'plan', 'Document lists'),
    ('document_kind', 'Condition survey', 'survey', 'Document lists'), ('document_kind', 'Report', 'survey', 'Document lists'), ('document_kind', 'Valuation report', 'valuation', 'Document lists'),
    ('document_kind', 'Deed', 'deed', 'Document lists'), ('document_kind', 'Survey', 'survey', 'Document lists'), ('document_kind', 'Floor plan', 'plan', 'Document lists'),
    ('condition_priority', 'P1', '1', 'Condition surveys'), ('condition_priority', 'P2', '2', 'Condition surveys'), ('condition_priority', 'P3', '3', 'Condition surveys'),
    ('condition_priority', 'P4', '4', 'Condition surveys'), ('condition_priority', 'Essential', '2', 'Condition surveys'), ('condition_priority', 'Desirable', '3', 'Condition surveys'),
    ('condition_priority', 'Long term', '4', 'Condition surveys'), ('condition_priority', 'Immediate', '1', 'Condition surveys'),
    ('element', 'Roof', 'roofs', 'Condition surveys'), ('element', 'Floors & stairs', 'floors_stairs', 'Condition surveys'), ('element', 'Floors', 'floors_stairs', 'Condition surveys'),
    ('element', 'External walls', 'external_walls', 'Condition surveys'), ('element', 'External walls, windows & doors', 'external_walls', 'Condition surveys'),
    ('element', 'Windows and doors', 'external_walls', 'Condition surveys'), ('element', 'Internal walls', 'internal_walls', 'Condition surveys'),
    ('element', 'Internal walls & doors', 'internal_walls', 'Condition surveys'), ('element', 'Mechanical', 'mechanical', 'Condition surveys'),
    ('element', 'Mechanical installations', 'mechanical', 'Condition surveys'), ('element', 'Electrical', 'electrical', 'Condition surveys'),
    ('element', 'Electrical installations', 'electrical', 'Condition surveys'), ('element', 'Decorations', 'redecorations', 'Condition surveys'),
    ('element', 'Fixtures and fittings', 'fixtures', 'Condition surveys'), ('element', 'External works', 'external_areas', 'Condition surveys'),
    ('inspection_type', 'Gas', 'gas_safety', 'Contractors'), ('inspection_type', 'CP12', 'gas_safety', 'Contractors'), ('inspection_type', 'LGSR', 'gas_safety', 'Contractors'),
    ('inspection_type', 'Gas safety certificate', 'gas_safety', 'Contractors'), ('inspection_type', 'Gas service', 'gas_safety', 'Contractors'),
    ('inspection_type', 'FRA', 'fire_risk', 'Contractors'), ('inspection_type', 'Fire risk', 'fire_risk', 'Contractors'), ('inspection_type', 'EICR', 'fixed_wiring', 'Contractors'),
    ('inspection_type', 'Fixed wiring', 'fixed_wiring', 'Contractors'), ('inspection_type', 'Fixed wire test', 'fixed_wiring', 'Contractors'),
    ('inspection_type', 'Electrical', 'fixed_wiring', 'Contractors'), ('inspection_type', 'Asbestos', 'asbestos', 'Contractors'),
    ('inspection_type', 'Asbestos management survey', 'asbestos', 'Contractors'), ('inspection_type', 'Asbestos re-inspection', 'asbestos', 'Contractors'),
    ('inspection_type', 'Legionella', 'legionella', 'Contractors'), ('inspection_type', 'LRA', 'legionella', 'Contractors'), ('inspection_type', 'Water hygiene', 'legionella', 'Contractors'),
    ('inspection_type', 'LOLER', 'lift_passenger', 'Contractors'), ('inspection_type', 'Lift', 'lift_passenger', 'Contractors'), ('inspection_type', 'Passenger lift', 'lift_passenger', 'Contractors'),
    ('inspection_type', 'Hoist', 'lift_other', 'Contractors'), ('inspection_type', 'Fire alarm', 'fire_alarm', 'Contractors'),
    ('inspection_type', 'Emergency lighting', 'emergency_lighting', 'Contractors'), ('inspection_type', 'Fire extinguishers', 'extinguishers', 'Contractors'),
    ('inspection_type', 'Extinguishers', 'extinguishers', 'Contractors'), ('inspection_type', 'TM44', 'air_conditioning', 'Contractors'),
    ('inspection_type', 'Air conditioning', 'air_conditioning', 'Contractors'), ('inspection_type', 'PSSR', 'pressure', 'Contractors'),
    ('inspection_type', 'F-gas', 'f_gas', 'Contractors'), ('inspection_type', 'Playground', 'playground', 'Contractors'), ('inspection_type', 'Play area', 'playground', 'Contractors'),
    ('inspection_type', 'Trees', 'trees', 'Contractors'),
    ('inspection_result', 'P', 'pass', 'Contractors'), ('inspection_result', 'OK', 'pass', 'Contractors'), ('inspection_result', 'F', 'fail', 'Contractors')
ON CONFLICT (list_name, word) DO UPDATE SET code = excluded.code, source = excluded.source;
