-- Totals by class on both sides, with the difference to the penny.
SELECT accounting_class, entries, far_amount AS far_gbp, assets, assets_unvalued, register_amount AS register_gbp,
       difference AS difference_gbp
FROM publish.far_total
ORDER BY sort_order;
