-- The strategy: its version, objectives and commitments in its own words; ratings.

INSERT INTO evaluation.strategy_version (strategy_version_id, title, adopted_on, adopted_by, source) VALUES
    (1, 'Somerset Council Asset Management Strategy, draft v0.1', NULL, NULL, 'Draft v0.1, January 2023')
ON CONFLICT (strategy_version_id) DO UPDATE SET title = excluded.title, source = excluded.source;

INSERT INTO evaluation.objective (objective, title, short_title, source) VALUES
    (1, 'The Council''s estate is financially sustainable, efficient, and effective.', 'Sustainable and effective', 'Asset management strategy, objective 1'),
    (2, 'Assets that are fit for purpose, safe & compliant.', 'Fit, safe and compliant', 'Asset management strategy, objective 2'),
    (3, 'Assets that address the Climate Emergency.', 'Climate Emergency', 'Asset management strategy, objective 3'),
    (4, 'The Council''s estate is used to meet housing and care needs, with an emphasis on social housing.', 'Housing and care', 'Asset management strategy, objective 4'),
    (5, 'The Council''s estate supports prosperity and economic growth.', 'Prosperity and growth', 'Asset management strategy, objective 5'),
    (6, 'Address the growing challenges in the Council''s school buildings estate.', 'School buildings', 'Asset management strategy, objective 6')
ON CONFLICT (objective) DO UPDATE SET title = excluded.title, short_title = excluded.short_title, source = excluded.source;

INSERT INTO evaluation.commitment (commitment_code, objective, short_title, corporate_action, title, source)
SELECT code, left(code, 1)::integer, short, code IN ('1.3', '1.5', '3.5', '6.1', '6.2'), words, 'Asset management strategy, objective ' || left(code, 1)
FROM (VALUES
    ('1.1', 'Rationalise; every asset held for a clear purpose', 'Rationalise and reduce the number of buildings and areas of land wherever possible and appropriate, considering potential long- and medium-term needs, and ensuring assets are held for a clear purpose and provide best value.'),
    ('1.2', 'Improve effectiveness; devolve; share with partners', 'Improve the effectiveness and financial sustainability of assets, devolving assets where appropriate and working with partners and services to maximise use and value.'),
    ('1.3', 'Corporate Landlord', 'Adopt and implement a Corporate Landlord model for the non-schools estate, which treats all properties as a corporate resource and manages them centrally.'),
    ('1.4', 'Protect heritage in sustainable use', 'Protect heritage assets where and when affordable, bring them into a financially sustainable use, devolving or disposing of them to deliver long term sustainable protection.'),
    ('1.5', 'Acquisitions financially sustainable', 'Develop an acquisitions policy to ensure new assets are financially sustainable and reduce costs.'),
    ('1.6', 'Proactive maintenance, or dispose', 'Develop proactive maintenance strategies, or dispose of assets, to ensure long term affordability.'),
    ('2.1', 'Fit for service delivery', 'Work in partnership with building users and service departments to ensure assets are safe, effective and optimised to support service delivery.'),
    ('2.2', 'Records, condition, compliance', 'Modernise asset records and systems and monitor the condition and safe use of buildings to provide comprehensive assurance of compliance and health and safety.'),
    ('3.1', 'Off fossil heating; fabric', 'Eliminate or reduce the use of fossil fuel heating systems and improve thermal efficiency across the estate, when and where affordable.'),
    ('3.2', 'Active travel', 'Take opportunities to locate and utilise land and building assets to support active travel.'),
    ('3.3', 'Renewables and smart energy', 'Use our land and buildings to generate renewable energy and develop smart systems and processes to optimise energy use across the estate.'),
    ('3.4', 'Sustainable agriculture', 'Encourage sustainable agricultural practices on the council''s rural estates.'),
    ('3.5', 'Climate pledges in acquisitions and new build', 'Develop an acquisitions policy to ensure new assets meet Climate Emergency pledges and reduce the consumption of embodied carbon in new build and refurbishment projects.'),
    ('4.1', 'Release urban sites for housing', 'Rationalise and reduce the council''s estate in urban areas, to release sites for housing.'),
    ('4.2', 'Surplus land for social housing', 'Work with partners, central government and the council''s housing services to facilitate the use of surplus land for social housing (including community led and selfbuild schemes).'),
    ('4.3', 'Care placements', 'Work with social care commissioners to use the council''s asset base to improve the sufficiency of care placements in the county.'),
    ('5.1', 'Economic development sites', 'Maintain a strategic, targeted network of economic development sites to support business growth.'),
    ('5.2', 'Rural estate for new entrants', 'Retain a rural estate to develop opportunities to support new entrants to farming.'),
    ('5.3', 'Surplus for regeneration', 'Where appropriate and affordable, work with partners and develop opportunities to utilise surplus assets to support regeneration and economic growth.'),
    ('5.4', 'Town centres', 'Ensure that Asset Rationalisation strategies support the sustainability of Town Centre economies.'),
    ('6.1', 'Evidence to lobby for funds', 'Lobby and influence central government to provide funds to address the critical condition of Somerset schools.'),
    ('6.2', 'Replace end-of-life schools', 'Develop strategies for the replacement of end-of-life school buildings.'),
    ('6.3', 'Proactive maintenance with school leaders', 'Work in partnership with school leaders to improve proactive maintenance practices in schools.'),
    ('6.4', 'Safe school buildings', 'Work in partnership with school leaders to ensure school buildings are safe.')
) AS v (code, short, words)
ON CONFLICT (commitment_code) DO UPDATE SET short_title = excluded.short_title, title = excluded.title, corporate_action = excluded.corporate_action, source = excluded.source;

INSERT INTO evaluation.rating (rating_code, label, colour, sort_order, description, source) VALUES
    ('green', 'Green', '#00703c', 1, 'On or above the mark.', 'Somerset performance reports'),
    ('amber', 'Amber', '#b35900', 2, 'Below the mark.', 'Somerset performance reports'),
    ('red', 'Red', '#d4351c', 3, 'Far below the mark, or a must-hold test failed.', 'Somerset performance reports'),
    ('insufficient_evidence', 'Insufficient evidence', NULL, 4, 'Too little is known to score.', 'Judging rules'),
    ('not_applicable', 'Not applicable', NULL, 5, 'Nothing of the objective applies to it.', 'Judging rules'),
    ('not_scored', 'Not scored', NULL, 6, 'Outside the scope of the objectives.', 'Asset management strategy, scope')
ON CONFLICT (rating_code) DO UPDATE SET label = excluded.label, colour = excluded.colour, sort_order = excluded.sort_order, description = excluded.description, source = excluded.source;
