-- Every key begins with the authority, so that authorities can be spread over clusters.
-- lock: a row for each family that asked to pay later
create unique index one_open_request_of_a_payer on invoice_ease (authority_id, series_id, payer) where kind = 'help' and ended_on is null;
drop index one_open_request_a_payer;
-- lock: a row for each family that has a plan
create unique index one_plan_of_a_payer on invoice_plan (authority_id, series_id, payer) where ended_on is null;
drop index one_plan_at_a_time;
-- lock: a row for each payer whose invoice failed
create unique index a_failure_is_said_once on invoice_run_failure (authority_id, run_id, payer, about) nulls not distinct;
drop index each_fails_once;
