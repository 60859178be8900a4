-- The body is a string: see counters_line.
create or replace function payment_line(p payment) returns text language sql stable
as $$ select concat_ws('|', p.id, p.regie_id, coalesce(p.staff_id::text, '-'), p.counter_id, p.account_id,
  p.kind, p.means, p.amount, p.credited,
    to_char(p.day, 'YYYY-MM-DD'), p.year, p.serial, p.transfer_id, coalesce(p.about_id::text, '-')) $$;
comment on function payment_line is
  'A payment as the seal of its closing reads it. What it says is never changed.';
