-- Where families' money goes does not change by the word of one administrator: what they ask waits for a second, or for fourteen days where there is none.
create table direct_debit_creditor_change (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  regie_id uuid not null,
  name text not null check (length(name) between 1 and 70),
  ics text not null constraint an_ics_is_written check (ics ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  iban text not null constraint a_creditor_has_an_iban check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  notice_days smallint not null constraint notice_is_of_two_to_thirty_days check (notice_days between 2 and 30),
  state text not null default 'waiting' check (state in ('waiting', 'served', 'withdrawn')),
  asked_by uuid not null,
  asked_on date not null,
  serves_on date constraint alone_one_waits_fourteen_days check (serves_on >= asked_on + 14),
  seen_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
create unique index one_change_waits_a_series on direct_debit_creditor_change (authority_id, series_id) where state = 'waiting';
comment on table direct_debit_creditor_change is 'Another account, identifier, régie or a shorter notice that an administrator asked for, and what became of it. Names nobody but agents.';
comment on column direct_debit_creditor_change.name is 'not personal: the creditor, as the payer''s bank would show it.';
comment on column direct_debit_creditor_change.ics is 'not personal: identifiant créancier SEPA, given by the Banque de France.';
comment on column direct_debit_creditor_change.iban is 'not personal: the account of the régie, or of the Treasury.';
comment on column direct_debit_creditor_change.serves_on is 'When no second administrator is there to say yes: the day from which it serves all the same. Null: a second one is waited for.';
comment on column direct_debit_creditor_change.seen_by is 'The second administrator.';
create trigger two_agents before insert or update of seen_by on direct_debit_creditor_change
  for each row when (new.seen_by is not null) execute function two_agents('asked_by', 'seen_by');

create function direct_debit_creditor_change_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'what was asked stays' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.seen_by is not null or new.asked_on <> ardeco_today() then
      raise exception 'a change begins by waiting' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.series_id, new.regie_id, new.name, new.ics, new.iban, new.notice_days, new.asked_by, new.asked_on, new.serves_on)
      is distinct from (old.authority_id, old.id, old.series_id, old.regie_id, old.name, old.ics, old.iban, old.notice_days, old.asked_by, old.asked_on, old.serves_on)
      or old.state <> 'waiting' or (old.seen_by is not null and new.seen_by is distinct from old.seen_by) then
    raise exception 'what was asked stays as it was' using errcode = 'check_violation';
  end if;
  if new.state = 'served' and new.seen_by is null and (new.serves_on is null or new.serves_on > ardeco_today()) then
    raise exception 'a second administrator, or fourteen days, are asked' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_creditor_change_guard() is 'What was asked is never rewritten; it serves once a second administrator said yes, or its day has come.';
revoke all on function direct_debit_creditor_change_guard() from public;
create trigger direct_debit_creditor_change_guard before insert or update or delete on direct_debit_creditor_change for each row execute function direct_debit_creditor_change_guard();

create function direct_debit_creditor_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.regie_id, new.ics, new.iban) is not distinct from (old.regie_id, old.ics, old.iban) and new.notice_days >= old.notice_days then
    return new;
  end if;
  if not exists (select from direct_debit_creditor_change c
      where c.authority_id = new.authority_id and c.series_id = new.series_id and c.state = 'waiting'
        and (c.regie_id, c.name, c.ics, c.iban, c.notice_days) = (new.regie_id, new.name, new.ics, new.iban, new.notice_days)
        and (c.seen_by is not null or c.serves_on <= ardeco_today())) then
    raise exception 'where money goes is changed by two' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_creditor_guard() is 'Another account, identifier, régie or a shorter notice needs a change that a second administrator saw, or that waited fourteen days.';
revoke all on function direct_debit_creditor_guard() from public;
create trigger direct_debit_creditor_guard before update on direct_debit_creditor for each row execute function direct_debit_creditor_guard();

alter table direct_debit_creditor_change enable row level security;
create policy who_works_here_reads on direct_debit_creditor_change for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_ask on direct_debit_creditor_change for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_answer on direct_debit_creditor_change for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_serves on direct_debit_creditor_change for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_changes on direct_debit_creditor for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on direct_debit_creditor_change to ardeco_app;
grant update (state, seen_by) on direct_debit_creditor_change to ardeco_app;

-- A collection is of the régie that had the account when it was prepared, whatever changes afterwards; it says how far its mandates were looked at.
-- lock: a collection a month
alter table direct_debit_collection
  add column regie_id uuid,
  add column prepared_on date,
  add column looked_to uuid;
-- lock: the same few lines
update direct_debit_collection c set regie_id = r.regie_id
  from direct_debit_creditor r where r.authority_id = c.authority_id and r.series_id = c.series_id;
-- lock: the same few lines
alter table direct_debit_collection
  alter column regie_id set not null,
  add constraint a_collection_is_of_a_regie foreign key (authority_id, regie_id) references regie (authority_id, id);
comment on column direct_debit_collection.regie_id is 'Whose money it is, and whose régisseur gives the file to the bank, as it was.';
comment on column direct_debit_collection.prepared_on is 'The day when families began to be told; null for those of before.';
comment on column direct_debit_collection.looked_to is 'The last mandate that was looked at, by order of their ids; null once all were.';
grant update (looked_to) on direct_debit_collection to ardeco_app;

create or replace function direct_debit_collection_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a collection is never removed' using errcode = 'check_violation'; end if;
  if (new.authority_id, new.id, new.series_id, new.collect_on, new.name, new.ics, new.iban, new.prepared_by, new.regie_id, new.prepared_on)
      is distinct from (old.authority_id, old.id, old.series_id, old.collect_on, old.name, old.ics, old.iban, old.prepared_by, old.regie_id, old.prepared_on)
      or (old.message_id is not null and (new.message_id, new.created_at, new.file_hash)
        is distinct from (old.message_id, old.created_at, old.file_hash)) then
    raise exception 'a collection stays what was asked' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('prepared', 'sent'), ('prepared', 'cancelled'), ('sent', 'settled')) then
    raise exception 'a collection goes from prepared to sent to settled' using errcode = 'check_violation';
  end if;
  if new.state = 'sent' and new.looked_to is not null then
    raise exception 'no file is made while mandates are looked at' using errcode = 'check_violation';
  end if;
  if new.state = 'settled' and old.state <> 'settled' and new.collect_on > ardeco_today() then
    raise exception 'nothing is paid before its day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_collection_guard() is 'What was asked of the bank is never rewritten.';
