-- A transfer that its bank refused is voided by a colleague, with a reason, and prepared anew; each file is the same bytes whenever it is taken again.
-- lock: one a statement, since 0952
alter table pass_transfer
  add column attempt smallint not null default 1 constraint a_transfer_is_tried_nine_times check (attempt between 1 and 9),
  add column created_at timestamptz;
-- lock: the same few lines
update pass_transfer set created_at = written_on::timestamp at time zone 'UTC';
-- lock: the same few lines
alter table pass_transfer
  alter column created_at set not null,
  drop constraint pass_transfer_pkey,
  add primary key (authority_id, statement_id, attempt);
comment on table pass_transfer is 'The transfer that was prepared for a statement: who pays it, from which account, on which day. Never changed; voided, another is prepared. Ten years at least.';
comment on column pass_transfer.attempt is 'The first, the second… Each has a number of its own at the bank.';
comment on column pass_transfer.created_at is 'When the file was made first: it says so, and is made again with it. Midnight, of those of before this was kept.';

create table pass_transfer_void (
  authority_id uuid not null,
  statement_id uuid not null,
  attempt smallint not null,
  reason text not null check (reason in ('refused', 'never_given', 'wrong')),
  voided_on date not null,
  voided_by uuid not null,
  primary key (authority_id, statement_id, attempt),
  foreign key (authority_id, statement_id, attempt) references pass_transfer (authority_id, statement_id, attempt)
);
comment on table pass_transfer_void is 'A transfer that will not be paid: refused by the bank, never given to it, or wrong. Said by another agent than the one who prepared it, once.';
comment on column pass_transfer_void.reason is 'not personal: one of three words.';

create function pass_transfer_void_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from pass_transfer t where t.authority_id = new.authority_id and t.statement_id = new.statement_id and t.attempt = new.attempt
      and ardeco_count_as_one(t.written_by, new.voided_by)) then
    raise exception 'two agents are asked, and these count for one' using errcode = 'check_violation', constraint = 'two_agents';
  end if;
  return new;
end $$;
comment on function pass_transfer_void_guard() is 'Who voids a transfer does not count for one with who prepared it.';
create trigger two_agents before insert on pass_transfer_void for each row execute function pass_transfer_void_guard();

create function pass_transfer_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (select count(*) from pass_transfer_void v where v.authority_id = new.authority_id and v.statement_id = new.statement_id
      and v.attempt < new.attempt) <> new.attempt - 1 then
    raise exception 'a statement has one transfer at a time' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function pass_transfer_guard() is 'The next transfer of a statement is prepared once those before it are voided.';
create trigger pass_transfer_guard before insert on pass_transfer for each row execute function pass_transfer_guard();
revoke all on function pass_transfer_void_guard(), pass_transfer_guard() from public;

alter table pass_transfer_void enable row level security;
create policy only_the_system on pass_transfer_void for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_transfer_void for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on pass_transfer_void to ardeco_app;

-- Agreed before 0952, nobody says who: somebody takes the agreement up, and another writes its transfers.
grant update (agreed_by) on pass_partner to ardeco_app;
create function pass_partner_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.agreed_by is not null and new.agreed_by is distinct from old.agreed_by then
    raise exception 'who agreed a partner does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function pass_partner_guard() is 'Who agreed a partner is said once.';
revoke all on function pass_partner_guard() from public;
create trigger pass_partner_guard before update of agreed_by on pass_partner for each row execute function pass_partner_guard();
