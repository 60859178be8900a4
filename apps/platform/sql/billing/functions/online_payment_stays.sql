create or replace function online_payment_stays() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if old.state not in ('refused', 'abandoned') then
    raise exception 'a payment that may be, or was, paid is never removed' using errcode = 'check_violation';
  end if;
  return old;
end $$;
comment on function online_payment_stays is
  'Only what came to nothing is removed: removed and asked again, one operation would be credited twice.';
