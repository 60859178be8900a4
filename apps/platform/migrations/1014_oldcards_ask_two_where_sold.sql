-- Ten swims that a régie sells are worth what ten swims cost: one administrator gave and accepted them alone. Two are asked for whatever is sold, as for euros.
create function ardeco_counter_is_money(authority uuid, counter_asked uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from counter c where c.authority_id = authority and c.id = counter_asked and c.unit = 'euro_cent')
    or exists (select from regie_counter r where r.authority_id = authority and r.counter_id = counter_asked);
$$;
comment on function ardeco_counter_is_money(uuid, uuid) is 'Whether a counter is in euros, or a régie takes money for its units.';

create or replace function old_card_file_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare signs boolean := ardeco_has_role('authority_administrator');
begin
  if tg_op = 'DELETE' then raise exception 'a file of old cards is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.accepted_on is not null or new.stopped_on is not null then
      raise exception 'a file of old cards waits first' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.counter_id, new.cards, new.units, new.least, new.most, new.given_on, new.given_by)
    is distinct from (old.authority_id, old.id, old.counter_id, old.cards, old.units, old.least, old.most, old.given_on, old.given_by) then
    raise exception 'a file of old cards is never rewritten' using errcode = 'check_violation';
  end if;
  if (new.accepted_on, new.accepted_by) is distinct from (old.accepted_on, old.accepted_by) then
    if old.accepted_on is not null or new.stopped_on is not null or (new.accepted_by = ardeco_actor() and signs) is not true then
      raise exception 'an administrator accepts a file of old cards, in person, once' using errcode = 'check_violation';
    end if;
    if ardeco_counter_is_money(new.authority_id, new.counter_id) and ardeco_count_as_one(new.given_by, new.accepted_by) then
      raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
    end if;
  end if;
  if (new.stopped_on, new.stopped_by, new.stop_reason) is distinct from (old.stopped_on, old.stopped_by, old.stop_reason)
      and (old.stopped_on is not null or (new.stopped_by = ardeco_actor() and signs) is not true) then
    raise exception 'an administrator stops a file of old cards, in person, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_file_guard() is 'A file of old cards is accepted once and stopped once, by an administrator in person; by another than who gave it, where its cards are worth euros or what a régie sells.';
comment on column old_card_file.accepted_by is 'The agent who accepted it: another one, where cards are worth euros or what a régie sells. Without it no card of it serves.';
