-- A file of former cards was taken at once, by one administrator, and never taken back. It waits until it is accepted (by another agent where cards are
-- worth euros), and what is left of it stops with a reason.
create table old_card_file (
  authority_id uuid not null references authority,
  id uuid not null,
  counter_id uuid not null,
  cards integer not null check (cards between 1 and 20000),
  units bigint not null check (units >= cards),
  least integer not null check (least >= 1),
  most integer not null check (most >= least),
  given_on date not null,
  given_by uuid not null,
  accepted_on date,
  accepted_by uuid,
  stopped_on date,
  stopped_by uuid,
  stop_reason text check (length(stop_reason) between 1 and 300),
  primary key (authority_id, id),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  constraint who_accepts_a_file_signs check ((accepted_on is null) = (accepted_by is null)),
  constraint who_stops_a_file_says_why check ((stopped_on is null) = (stopped_by is null) and (stopped_on is null) = (stop_reason is null))
);
create index files_of_a_counter on old_card_file (authority_id, counter_id);
comment on table old_card_file is 'A file of a former system, for one counter: how many cards, what they come to, who gave it, who accepted it, who stopped it and why. Kept as long as its cards. Of no person.';
comment on column old_card_file.units is 'The sum of its cards, in the unit of the counter.';
comment on column old_card_file.given_by is 'The agent who gave it.';
comment on column old_card_file.accepted_by is 'The agent who accepted it: another one, where cards are worth euros. Without it no card of it serves.';
comment on column old_card_file.stopped_on is 'From that day on no card of it serves.';
comment on column old_card_file.stop_reason is 'not personal: why what is left of it is accepted no more.';

-- lock: cards of former systems began with 0966, in the same version: there are few or none
alter table old_card
  add column file_id uuid,
  add column recalled_on date,
  add constraint a_card_is_of_a_file foreign key (authority_id, file_id) references old_card_file (authority_id, id);
comment on column old_card.file_id is 'The file that brought it; null: taken over before files waited.';
comment on column old_card.recalled_on is 'The day what is left of its file was stopped.';
-- lock: the same table, of the same version
create index cards_of_a_file on old_card (authority_id, file_id);
-- A card that a stopped file brought, and of which nothing was used, leaves its number to the file that mends it.
-- lock: the same table, of the same version
alter table old_card drop constraint one_old_card_a_number;
-- lock: the same table, of the same version
create unique index one_old_card_a_number on old_card (authority_id, counter_id, digest) where recalled_on is null or used > 0;
-- Found too when it was recalled: a desk is told why it serves no more.
-- lock: the same table, of the same version
create index old_cards_by_number on old_card (authority_id, counter_id, digest);

create or replace function old_card_use_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then raise exception 'a use of an old card is never rewritten' using errcode = 'check_violation'; end if;
  update old_card c set used = used + new.units
    where authority_id = new.authority_id and id = new.card_id and stopped_on is null and recalled_on is null and used + new.units <= units
      and (file_id is null or exists (select from old_card_file f
        where f.authority_id = c.authority_id and f.id = c.file_id and f.accepted_on is not null and f.stopped_on is null));
  if not found then raise exception 'an old card gives what it holds' using errcode = 'check_violation'; end if;
  return new;
end $$;

create or replace function old_card_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'an old card is never removed' using errcode = 'check_violation'; end if;
  if (new.authority_id, new.id, new.counter_id, new.digest, new.units, new.imported_on, new.file_id)
    is distinct from (old.authority_id, old.id, old.counter_id, old.digest, old.units, old.imported_on, old.file_id)
    or new.used < old.used or (old.stopped_on is not null and new.stopped_on is distinct from old.stopped_on)
    or (old.recalled_on is not null and new.recalled_on is distinct from old.recalled_on) then
    raise exception 'an old card keeps its number and what it held' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function old_card_file_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
    if exists (select from counter c where c.authority_id = new.authority_id and c.id = new.counter_id and c.unit = 'euro_cent')
        and ardeco_count_as_one(new.given_by, new.accepted_by) then
      raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
    end if;
  end if;
  if (new.stopped_on, new.stopped_by, new.stop_reason) is distinct from (old.stopped_on, old.stopped_by, old.stop_reason)
      and (old.stopped_on is not null or (new.stopped_by = ardeco_actor() and signs) is not true) then
    raise exception 'an administrator stops a file of old cards, in person, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function old_card_file_guard() is 'A file of old cards is accepted once and stopped once, by an administrator in person; by another than who gave it, where its cards are worth euros.';
create trigger old_card_file_guard before insert or update or delete on old_card_file for each row execute function old_card_file_guard();

create function old_card_file_stopped() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update old_card set recalled_on = new.stopped_on
    where authority_id = new.authority_id and file_id = new.id and recalled_on is null;
  return null;
end $$;
comment on function old_card_file_stopped() is 'No card of a file that is stopped serves any more.';
create trigger old_card_file_stopped after update of stopped_on on old_card_file for each row
  when (new.stopped_on is not null and old.stopped_on is null) execute function old_card_file_stopped();
revoke all on function old_card_file_guard(), old_card_file_stopped() from public;

alter table old_card_file enable row level security;
create policy the_system_gives on old_card_file for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on old_card_file for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_accept_and_stop on old_card_file for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on old_card_file to ardeco_app;
grant update (accepted_on, accepted_by, stopped_on, stopped_by, stop_reason) on old_card_file to ardeco_app;
