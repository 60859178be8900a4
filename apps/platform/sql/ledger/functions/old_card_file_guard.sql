-- Cards accepted by who gave them, while no régie sold their units yet, were worth money the day one did. A
-- second agent accepts every file.
create or replace function old_card_file_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
declare signs boolean := ardeco_has_role('authority_administrator');
begin
  if tg_op = 'DELETE' then raise exception 'a file of old cards is never removed'
    using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.accepted_on is not null or new.stopped_on is not null then
      raise exception 'a file of old cards waits first' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.counter_id, new.cards, new.units, new.least, new.most, new.given_on,
    new.given_by)
    is distinct from (old.authority_id, old.id, old.counter_id, old.cards, old.units, old.least, old.most,
      old.given_on, old.given_by) then
    raise exception 'a file of old cards is never rewritten' using errcode = 'check_violation';
  end if;
  if (new.accepted_on, new.accepted_by) is distinct from (old.accepted_on, old.accepted_by) then
    if old.accepted_on is not null or new.stopped_on is not null
      or (new.accepted_by = ardeco_actor() and signs) is not true then
      raise exception 'an administrator accepts a file of old cards, in person, once'
        using errcode = 'check_violation';
    end if;
    if ardeco_count_as_one(new.given_by, new.accepted_by) then
      raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation',
        constraint = 'two_agents';
    end if;
  end if;
  if (new.stopped_on, new.stopped_by, new.stop_reason) is distinct
    from (old.stopped_on, old.stopped_by, old.stop_reason)
      and (old.stopped_on is not null or (new.stopped_by = ardeco_actor() and signs) is not true) then
    raise exception 'an administrator stops a file of old cards, in person, once'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_file_guard is
  'A file of old cards is accepted once, by another administrator than who gave it, and stopped once, each '
  'in person.';
revoke all on function old_card_file_guard from public;
