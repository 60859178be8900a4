-- Whoever undoes changes the state and its day, and nothing else; whoever confirms does it in their own name,
-- once, of what another noted.
create or replace function rights_request_keeps_its_word() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if ardeco_actor_kind() = 'staff' and new.noted_by is distinct from ardeco_actor()
      or new.confirmed_by is not null then
      raise exception 'an agent notes in their own name, and another confirms'
        using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state = 'undone' and (new.due_on, new.sealed, new.reminded, new.confirmed_by)
      is distinct from (old.due_on, old.sealed, old.reminded, old.confirmed_by) then
    raise exception 'undoing changes nothing else' using errcode = 'check_violation';
  end if;
  if new.undone_words is distinct from old.undone_words
    and (new.state <> 'undone' or old.state <> 'scheduled') then
    raise exception 'what was said of undoing is kept' using errcode = 'check_violation';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by
    and (old.confirmed_by is not null or old.state <> 'scheduled'
      or ardeco_actor_kind() <> 'staff' or new.confirmed_by is distinct from ardeco_actor()) then
    raise exception 'an agent confirms in their own name, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
