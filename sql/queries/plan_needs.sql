-- Needs in their order.
SELECT need_code, label FROM programme.need ORDER BY sort_order, need_code;
