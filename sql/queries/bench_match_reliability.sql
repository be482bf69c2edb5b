-- Of the pairs in each band of predicted probability, the share that is one asset.
SELECT band.label AS predicted, count(*) AS pairs, round(avg(p.probability), 4) AS mean_predicted,
       round(avg(p.same::integer), 4) AS observed
FROM (VALUES (0, 0.01, 'under 1%'), (0.01, 0.1, '1% to 10%'), (0.1, 0.3, '10% to 30%'), (0.3, 0.7, '30% to 70%'),
             (0.7, 0.9, '70% to 90%'), (0.9, 0.98, '90% to 98%'), (0.98, 1.01, '98% and over'))
     AS band (least, most, label)
JOIN pg_temp.truth_pair p ON p.probability >= band.least AND p.probability < band.most
GROUP BY band.least, band.label
ORDER BY band.least;
