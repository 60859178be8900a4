-- Stopping a file took two things too many with it: that a desk had stopped a card (its number came again, whole), and what was left of a card used in part
-- (its number never came again). A card stopped at a desk keeps its number; a recalled one leaves it, and what was used of it is taken off the next one.
create or replace function old_card_file_stopped() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update old_card set recalled_on = new.stopped_on
    where authority_id = new.authority_id and file_id = new.id and recalled_on is null and stopped_on is null;
  return null;
end $$;
comment on function old_card_file_stopped() is 'No card of a file that is stopped serves any more; one that a desk stopped before keeps its number.';

-- lock: cards of former systems began with 0966, in the same version: there are few or none
drop index one_old_card_a_number;
-- lock: the same table, of the same version
create unique index one_old_card_a_number on old_card (authority_id, counter_id, digest) where recalled_on is null;

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
    or new.used < old.used or (old.stopped_on is not null and new.stopped_on is distinct from old.stopped_on)
    or (old.recalled_on is not null and new.recalled_on is distinct from old.recalled_on) then
    raise exception 'an old card keeps its number and what it held' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_guard() is 'A card of a former system keeps its number and what it held, never gives back, and never serves again once stopped, by another file neither.';
drop trigger old_card_guard on old_card;
create trigger old_card_guard before insert or update or delete on old_card for each row execute function old_card_guard();
