-- The body is a string: see counters_line.
create or replace function counters_shows_balance(c counter) returns boolean language sql stable
as $$ select c.services_see
  or (select count(*) from public.counter_service s where s.authority_id = c.authority_id
  and s.counter_id = c.id) < 2 $$;
comment on function counters_shows_balance is
  'A balance that several services move tells each what the others do: it is theirs only where the counter '
  'says so.';
revoke all on function counters_shows_balance from public;
