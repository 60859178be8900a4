-- A desk stopped a card for good, by a slip or by spite: what somebody paid was lost, without appeal. Another administrator lets it serve again.
-- lock: cards of former systems began with 0966, in the same version: there are few or none
alter table old_card add stopped_by uuid, add resumed_on date, add resumed_by uuid, add resume_reason text check (length(resume_reason) between 1 and 300),
  add constraint resumed_with_a_reason check (num_nulls(resumed_on, resumed_by, resume_reason) in (0, 3));
comment on column old_card.stopped_by is 'The agent of the desk who stopped it; null of those that were stopped before this was kept.';
comment on column old_card.resumed_by is 'The last administrator who let it serve again: another than who had stopped it.';
comment on column old_card.resume_reason is 'not personal: why it serves again, of a card that is of nobody.';

create or replace function old_card_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'an old card is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if exists (select from old_card c where c.authority_id = new.authority_id and c.counter_id = new.counter_id and c.digest = new.digest
        and c.stopped_on is not null) then
      raise exception 'a card stopped at a desk stays stopped' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.counter_id, new.digest, new.units, new.imported_on, new.file_id)
    is distinct from (old.authority_id, old.id, old.counter_id, old.digest, old.units, old.imported_on, old.file_id)
    or new.used < old.used or (old.recalled_on is not null and new.recalled_on is distinct from old.recalled_on) then
    raise exception 'an old card keeps its number and what it held' using errcode = 'check_violation';
  end if;
  if old.stopped_on is not null and new.stopped_on is null then
    if (new.resumed_by = ardeco_actor() and ardeco_has_role('authority_administrator')) is not true
        or new.stopped_by is not null or new.resumed_on is null then
      raise exception 'an old card serves again by an administrator, in person, with a reason' using errcode = 'check_violation';
    end if;
    if old.stopped_by is not null and ardeco_count_as_one(old.stopped_by, new.resumed_by) then
      raise exception 'an old card serves again by another than who stopped it' using errcode = 'check_violation', constraint = 'two_agents';
    end if;
    -- Its file was stopped meanwhile: its number may come again in the one that replaces it, and no other way.
    if new.recalled_on is null then
      new.recalled_on := (select f.stopped_on from old_card_file f where f.authority_id = new.authority_id and f.id = new.file_id);
    end if;
  elsif (old.stopped_on is not null and (new.stopped_on, new.stopped_by) is distinct from (old.stopped_on, old.stopped_by))
    or (new.stopped_on is null and new.stopped_by is not null)
    or (new.resumed_on, new.resumed_by, new.resume_reason) is distinct from (old.resumed_on, old.resumed_by, old.resume_reason) then
    raise exception 'an old card that is stopped stays so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_guard() is 'A card of a former system keeps its number and what it held, never gives back, and once stopped serves again only by another administrator, in person.';

create policy administrators_read on old_card for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_let_serve_again on old_card for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant update (stopped_by, resumed_on, resumed_by, resume_reason) on old_card to ardeco_app;
