create or replace function online_payment_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (old.operation is not null and new.operation is distinct from old.operation)
      or (new.words is not null and new.words is distinct from old.words) then
    raise exception 'a payment that was asked for is not rewritten' using errcode = 'check_violation';
  end if;
  if new.state <> old.state
    and (old.state, new.state) not in (('begun', 'paid'), ('begun', 'refused'), ('begun', 'abandoned'),
      ('begun', 'mismatch'), ('begun', 'held'), ('refused', 'paid'), ('refused', 'held'),
        ('abandoned', 'paid'), ('abandoned', 'held'),
      ('refused', 'mismatch'), ('abandoned', 'mismatch')) then
    raise exception 'a payment does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function online_payment_guard is
  'begun, refused or abandoned may still turn out to be paid, whatever the order of the answers; what is '
  'paid, held or mismatched stays.';
