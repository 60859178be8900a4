-- The words of a line that its seal covers. From 17.12 on, PostgreSQL refuses to add a column with a default
-- to a table whose row is the argument of a function with a body in standard SQL (`return …`, `begin
-- atomic`): the body is a string.
create or replace function counters_line(t counter_transfer) returns text language sql stable
as $$ select concat_ws('|', t.sequence, t.id, t.kind, t.debit_id, t.credit_id, t.holder_id, t.amount,
  t.balance, coalesce(t.about_id::text, '-'),
    to_char(t.day, 'YYYY-MM-DD'), encode(t.content_hash, 'hex'), encode(t.words_hash, 'hex')) $$;
comment on function counters_line is
  'A line as its seal reads it. What it says is never changed: verify-counter.ts says the same.';
revoke all on function counters_line from public;
