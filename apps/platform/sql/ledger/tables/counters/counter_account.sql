create table counter_account (
  authority_id uuid not null,
  counter_id uuid not null,
  id uuid not null,
  -- A bank takes what an invoice says from the payer's account, and may give it back for weeks: a means of
  -- its own, in no till.
  kind text not null check
    (kind in ('holder', 'income', 'cash', 'cheque', 'online', 'direct_debit', 'opening', 'expired')),
  provider_id uuid,
  service_id uuid,
  balance bigint not null default 0,
  reserved bigint not null default 0 check (reserved >= 0),
  expires_on date,
  closed_on date,
  primary key (authority_id, counter_id, id),
  constraint an_income_is_of_a_service check ((kind = 'income') = (service_id is not null)
    and (provider_id is null) = (service_id is null)),
  constraint what_is_reserved_is_a_holders check (kind = 'holder' or reserved = 0)
) with (fillfactor = 70);
create unique index one_system_account_a_kind
  on counter_account (authority_id, counter_id, kind, service_id) nulls not distinct where kind <> 'holder';
create index accounts_that_expire on counter_account (authority_id, expires_on) where expires_on is not null;
comment on table counter_account is
  'A balance: somebody''s, or one of the house (income of a service, cash…). Says nothing of whose it is: '
  'the holder''s own list does, sealed under their key.';
comment on column counter_account.balance is
  'Received less given, in the unit of the counter: the sum of its lines.';
comment on column counter_account.reserved is 'What is held by reservations under way.';
