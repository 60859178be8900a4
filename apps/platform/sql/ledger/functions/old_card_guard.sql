create or replace function old_card_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if tg_op = 'DELETE' then raise exception 'an old card is never removed' using errcode = 'check_violation';
    end if;
  if tg_op = 'INSERT' then
    if exists (select from old_card c where c.authority_id = new.authority_id
      and c.counter_id = new.counter_id and c.digest = new.digest
        and c.stopped_on is not null) then
      raise exception 'a card stopped at a desk stays stopped' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.counter_id, new.digest, new.units, new.imported_on, new.file_id)
    is distinct from (old.authority_id, old.id, old.counter_id, old.digest, old.units, old.imported_on,
      old.file_id)
    or new.used < old.used
      or (old.recalled_on is not null and new.recalled_on is distinct from old.recalled_on) then
    raise exception 'an old card keeps its number and what it held' using errcode = 'check_violation';
  end if;
  if old.stopped_on is not null and new.stopped_on is null then
    if (new.resumed_by = ardeco_actor() and ardeco_has_role('authority_administrator')) is not true
        or new.stopped_by is not null or new.resumed_on is null then
      raise exception 'an old card serves again by an administrator, in person, with a reason'
        using errcode = 'check_violation';
    end if;
    if old.stopped_by is not null and ardeco_count_as_one(old.stopped_by, new.resumed_by) then
      raise exception 'an old card serves again by another than who stopped it'
        using errcode = 'check_violation', constraint = 'two_agents';
    end if;
    -- Its file was stopped meanwhile: its number may come again in the one that replaces it, and no other
    -- way.
    if new.recalled_on is null then
      new.recalled_on := (select f.stopped_on from old_card_file f where f.authority_id = new.authority_id
        and f.id = new.file_id);
    end if;
  elsif (old.stopped_on is not null and (new.stopped_on, new.stopped_by) is distinct
    from (old.stopped_on, old.stopped_by))
    or (new.stopped_on is null and new.stopped_by is not null)
    or (new.resumed_on, new.resumed_by, new.resume_reason) is distinct
      from (old.resumed_on, old.resumed_by, old.resume_reason) then
    raise exception 'an old card that is stopped stays so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_guard is
  'A card of a former system keeps its number and what it held, never gives back, and once stopped serves '
  'again only by another administrator, in person.';
revoke all on function old_card_guard from public;
