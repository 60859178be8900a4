-- The machine of rules.ts, held even against a faulty application.
create or replace function support_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if old.state <> new.state
    and (old.state, new.state) not in (('ordered', 'personalised'), ('ordered', 'revoked'),
    ('ordered', 'expired'),
      ('personalised', 'issued'), ('personalised', 'lost'), ('personalised', 'revoked'),
        ('personalised', 'expired'),
      ('issued', 'active'), ('issued', 'lost'), ('issued', 'revoked'), ('issued', 'expired'),
        ('issued', 'replaced'),
      ('active', 'suspended'), ('active', 'lost'), ('active', 'revoked'), ('active', 'expired'),
        ('active', 'replaced'),
      ('suspended', 'active'), ('suspended', 'lost'), ('suspended', 'revoked'), ('suspended', 'expired'),
        ('suspended', 'replaced'),
      ('lost', 'replaced'), ('lost', 'revoked')) then
    raise exception 'a support does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function support_guard is
  'ordered → personalised → issued → active ⇄ suspended; lost, revoked, expired and replaced never serve '
  'again.';
