-- What the figures of an appraisal hold, since plant is renewed in it and what nobody recorded is unknown in it.
COMMENT ON COLUMN programme.option.yearly_cost IS 'Change in yearly running cost, GBP a year; a saving is negative. Null: what would end is not recorded.';
COMMENT ON COLUMN programme.option.yearly_income IS 'Change in yearly income, GBP a year. Null: what would end is not recorded.';
COMMENT ON COLUMN programme.option.pv_running IS 'Present value of running costs, GBP. Null: what the asset costs a year is not recorded.';
COMMENT ON COLUMN programme.option.pv_income IS 'Present value of income, GBP. Null: what the asset earns a year is not recorded.';
COMMENT ON COLUMN programme.option.net_present_cost IS 'Capital, running, repairs, renewals and carbon less receipts, income and what remains, GBP. Null where one of them is unknown.';
COMMENT ON COLUMN programme.option.npc_change IS 'The same less that of keeping the asset as it is: below zero it is cheaper over the years. What is not recorded of it as it is, is not in it.';
COMMENT ON COLUMN programme.option.payback_years IS 'Years in which capital, less receipts and the renewals that are spared by then, is saved back, not discounted; null never, or not known.';
