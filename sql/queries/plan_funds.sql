-- Funds, and as bits the needs (in their order) that each may pay for.
SELECT f.fund_code, f.carries, f.price, f.receipt_share,
       coalesce(bit_or(1 << (n.place - 1)::integer), 0)::integer AS needs
FROM programme.fund f
LEFT JOIN programme.fund_need x USING (fund_code)
LEFT JOIN (SELECT need_code, row_number() OVER (ORDER BY sort_order, need_code) AS place FROM programme.need) n USING (need_code)
GROUP BY f.fund_code, f.carries, f.price, f.receipt_share, f.sort_order
ORDER BY f.sort_order, f.fund_code;
