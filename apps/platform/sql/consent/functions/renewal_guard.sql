-- The machine of renewals/rules.ts, held even against a faulty application. Sealed again by the owner's
-- rotation, a renewal is the same one: its state, its days and what the service knows do not move.
create or replace function renewal_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if to_jsonb(new) - 'whose' = to_jsonb(old) - 'whose' and ardeco_owns(tg_relid) then
    return new;
  end if;
  if (old.state, new.state) not in (('waiting', 'waiting'), ('waiting', 'confirmed'), ('waiting', 'lapsed'),
    ('waiting', 'stopped'),
      ('lapsed', 'lapsed'), ('lapsed', 'confirmed'), ('lapsed', 'stopped')) then
    raise exception 'a renewal does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function renewal_guard is
  'waiting → confirmed, lapsed or stopped; lapsed → confirmed or stopped, when a campaign is opened again.';
