create or replace function invoice_brought_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  raise exception 'what money was brought for is never rewritten' using errcode = 'check_violation';
end $$;
comment on function invoice_brought_guard is 'Whoever asks, the owner too.';
revoke all on function invoice_brought_guard from public;
