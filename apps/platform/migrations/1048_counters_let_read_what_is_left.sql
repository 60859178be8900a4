-- A service that asks whether an amount may be taken is answered as its debit would be, bounds of parents included: a yes beside a refusal would tell the bound.
-- It reads what row-level security lets the system read.
grant execute on function counters_left(uuid, uuid, uuid, date) to ardeco_app;
