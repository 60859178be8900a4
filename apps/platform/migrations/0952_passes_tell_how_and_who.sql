-- How somebody showed their pass, who at the partner confirmed it, who agreed the partner, and the one transfer of a statement.
-- lock: passes began with 0951, in the same version: there are few or none
alter table pass_use add column proven boolean, add column staff_id uuid, add column cancel_staff_id uuid;
comment on column pass_use.proven is 'A code was read, or read out; false where a number was typed with a date of birth. Unknown before this was kept.';
comment on column pass_use.staff_id is 'Who confirmed at the partner; the authority alone reads it.';
comment on column pass_use.cancel_staff_id is 'Who took it back at the partner.';
-- lock: the same few lines
-- lock: passes began with 0951, in the same version: there are few or none
create index uses_of_a_partner_by_day on pass_use (authority_id, partner_id, day);
grant update (cancel_staff_id) on pass_use to ardeco_app;

-- lock: a few rows an authority
alter table pass_partner add column agreed_by uuid;
comment on column pass_partner.agreed_by is 'Who agreed it, where its money goes: somebody else writes its transfers.';

create table pass_number_miss (
  authority_id uuid not null references authority,
  digest bytea not null check (octet_length(digest) = 32),
  day date not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, digest, day)
);
comment on table pass_number_miss is 'Numbers of cards typed with a wrong date of birth, by their HMAC, at all partners, for a day: who tries dates is stopped.';

create table pass_transfer (
  authority_id uuid not null,
  statement_id uuid not null,
  payer text not null check (length(payer) between 1 and 70),
  iban_sealed bytea not null,
  pay_on date not null,
  written_on date not null,
  written_by uuid not null,
  primary key (authority_id, statement_id),
  foreign key (authority_id, statement_id) references pass_statement (authority_id, id)
);
comment on table pass_transfer is 'The one transfer that was prepared for a statement: who pays it, from which account, on which day. Never changed. Ten years at least.';
comment on column pass_transfer.payer is 'not personal: the authority that pays, as the bank shows it.';
comment on column pass_transfer.iban_sealed is 'not personal: the account of the authority, sealed under a key of it.';

create or replace function pass_use_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare allowed integer; most integer;
begin
  if tg_op = 'DELETE' then raise exception 'a use is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.proven is null or new.staff_id is null then
      raise exception 'a use says how and by whom' using errcode = 'check_violation';
    end if;
    select o.uses, o.amount_cents into allowed, most from pass_offer o
      where o.authority_id = new.authority_id and o.id = new.offer_id and o.pass_id = new.pass_id;
    if not found or new.rank > allowed or new.amount_cents > most or new.statement_id is not null or new.cancelled_on is not null
      or new.membership_id is null then
      raise exception 'a use is within its offer' using errcode = 'check_violation';
    end if;
    update pass_partner p set last_use = p.last_use + 1 where p.authority_id = new.authority_id and p.id = new.partner_id
      returning p.last_use into new.number;
    return new;
  end if;
  if (old.authority_id, old.id, old.pass_id, old.offer_id, old.partner_id, old.number, old.rank, old.amount_cents, old.day, old.transfer_id, old.proven, old.staff_id)
      is distinct from (new.authority_id, new.id, new.pass_id, new.offer_id, new.partner_id, new.number, new.rank, new.amount_cents, new.day, new.transfer_id, new.proven, new.staff_id)
    or new.membership_id is not null and new.membership_id is distinct from old.membership_id
    or old.statement_id is not null and (new.statement_id, new.cancelled_on) is distinct from (old.statement_id, old.cancelled_on)
    or old.cancelled_on is not null and (new.cancelled_on, new.cancel_reason, new.cancel_transfer_id, new.cancel_staff_id)
      is distinct from (old.cancelled_on, old.cancel_reason, old.cancel_transfer_id, old.cancel_staff_id)
    or new.cancelled_on is distinct from old.cancelled_on and (new.cancelled_on <> old.day or new.cancel_staff_id is null) then
    raise exception 'a use is cancelled on its day, or paid once' using errcode = 'check_violation';
  end if;
  if old.statement_id is null and new.statement_id is not null and not exists (select from pass_statement s
      where s.authority_id = new.authority_id and s.id = new.statement_id and s.partner_id = new.partner_id and new.day <= s.until_on) then
    raise exception 'a use is in a statement of its partner' using errcode = 'check_violation';
  end if;
  return new;
end $$;

alter table pass_number_miss enable row level security;
alter table pass_transfer enable row level security;
create policy only_the_system on pass_number_miss for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system on pass_transfer for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on pass_transfer for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert, update (misses), delete on pass_number_miss to ardeco_app;
grant select, insert on pass_transfer to ardeco_app;
