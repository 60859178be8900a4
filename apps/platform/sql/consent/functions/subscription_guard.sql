-- The machine of rules.ts, held even against a faulty application.
create or replace function subscription_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (old.state, new.state) not in (('pending', 'pending'), ('pending', 'open'), ('pending', 'closed'),
    ('open', 'open'),
      ('open', 'suspended'), ('open', 'closed'), ('suspended', 'suspended'), ('suspended', 'open'),
        ('suspended', 'closed')) then
    raise exception 'a subscription does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function subscription_guard is 'pending → open ⇄ suspended → closed; what is closed stays closed.';
