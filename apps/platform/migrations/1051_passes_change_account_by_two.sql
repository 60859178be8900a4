-- A shop that changes bank had to be agreed anew, or was paid to an account that it had closed. One agent asks for another account, another agrees, and the
-- partner is told of each: nobody turns a shop's money to their own account alone.
create table pass_partner_account (
  authority_id uuid not null references authority,
  id uuid not null,
  partner_id uuid not null,
  iban_sealed bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'served', 'withdrawn')),
  asked_by uuid not null,
  asked_on date not null,
  seen_by uuid,
  served_at timestamptz,
  primary key (authority_id, id),
  constraint what_serves_says_since_when check ((state = 'served') = (served_at is not null) and (state = 'served') = (seen_by is not null)),
  foreign key (authority_id, partner_id) references pass_partner (authority_id, id)
);
create unique index one_account_waits_a_partner on pass_partner_account (authority_id, partner_id) where state = 'waiting';
create index accounts_of_a_partner on pass_partner_account (authority_id, partner_id);
comment on table pass_partner_account is 'Another account of a partner: asked by one agent, agreed on by another. The last that serves is where it is paid; none, the one that it was agreed with. Never removed: transfers were written to it. Names nobody but agents.';
comment on column pass_partner_account.iban_sealed is 'not personal: the account of the organisation, sealed under a key of the authority.';
create trigger two_agents before insert or update of seen_by on pass_partner_account
  for each row when (new.seen_by is not null) execute function two_agents('asked_by', 'seen_by');

create function pass_partner_account_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'what was asked stays' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.asked_by is distinct from ardeco_actor() or new.asked_on <> ardeco_today() then
      raise exception 'an account is asked for in person, and waits' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.partner_id, new.asked_by, new.asked_on) is distinct from (old.authority_id, old.id, old.partner_id, old.asked_by, old.asked_on)
      or (old.state <> 'waiting' and (new.state, new.seen_by, new.served_at) is distinct from (old.state, old.seen_by, old.served_at)) then
    raise exception 'what was asked stays as it was' using errcode = 'check_violation';
  end if;
  if old.state = 'waiting' and new.state = 'served' then
    if new.seen_by is distinct from ardeco_actor() then
      raise exception 'who agrees does so in person' using errcode = 'check_violation';
    end if;
    if exists (select from pass_partner_agent a where a.authority_id = new.authority_id and a.partner_id = new.partner_id
        and a.staff_id in (new.asked_by, new.seen_by)) then
      raise exception 'nobody of a partner says where it is paid' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
comment on function pass_partner_account_guard() is 'An account is asked for, and agreed on, in person by two, none of them of the partner; what was asked is never rewritten.';
revoke all on function pass_partner_account_guard() from public;
create trigger pass_partner_account_guard before insert or update or delete on pass_partner_account for each row execute function pass_partner_account_guard();

alter table pass_partner_account enable row level security;
create policy the_system_reads on pass_partner_account for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on pass_partner_account for select using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_ask on pass_partner_account for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_answer on pass_partner_account for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
grant select, insert on pass_partner_account to ardeco_app;
grant update (state, seen_by, served_at) on pass_partner_account to ardeco_app;

-- The file of a transfer is made again as it was, to the account of that day.
-- lock: the catalogue alone; a transfer a month
alter table pass_transfer add account_id uuid;
-- lock: the same few lines
alter table pass_transfer add constraint to_an_account_of_a_partner foreign key (authority_id, account_id) references pass_partner_account (authority_id, id);
comment on column pass_transfer.account_id is 'To which account of the partner; null, to the one that it was agreed with.';
