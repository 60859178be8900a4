-- Sealed counters in double entry. A transfer is one row with an account that gives and one that receives, hence a sum of zero whatever is
-- written; the functions of 0742 and 0743 are the only ones that write it, and each batch of them is sealed to the one before.
create table counter (
  authority_id uuid not null references authority,
  id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  unit text not null check (unit in ('euro_cent', 'unit', 'token', 'point')),
  floor bigint not null default 0 constraint arrears_have_a_bound check (floor between -100000000 and 0),
  ceiling bigint constraint a_ceiling_leaves_room check (ceiling between 1 and 1000000000000),
  debit_max bigint check (debit_max between 1 and 1000000000000),
  expires_months smallint check (expires_months between 1 and 120),
  services_credit boolean not null default false,
  closed_on date,
  revision integer not null default 1,
  primary key (authority_id, id)
);
comment on table counter is 'A kind of sealed balance that an authority defines: its unit, its limits. Names nobody; stays as long as its lines.';
comment on column counter.name_fr is 'not personal: what the counter is called.';
comment on column counter.name_en is 'not personal: what the counter is called.';
comment on column counter.floor is 'How low a balance may go, in the unit: 0, or arrears to a bound.';
comment on column counter.expires_months is 'A balance that receives nothing for so long expires.';
comment on column counter.services_credit is 'Whether its services may give (points, units), or only take and refund.';

create table counter_service (
  authority_id uuid not null,
  counter_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  income_id uuid not null,
  removed_on date,
  primary key (authority_id, counter_id, provider_id, service_id),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  foreign key (provider_id, service_id) references service (authority_id, id)
);
comment on column counter_service.income_id is 'The account of what it took, less what it gave back.';
comment on table counter_service is 'The services that may touch a counter: one, or an explicit list. A service taken out still ends what it had begun, and refunds.';

create table counter_chain (
  authority_id uuid not null,
  counter_id uuid not null,
  sequence bigint not null default 0,
  seals bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
    constraint a_head_is_a_hash check (octet_length(head) = 32),
  anchored bigint not null default 0,
  primary key (authority_id, counter_id),
  foreign key (authority_id, counter_id) references counter (authority_id, id)
);
comment on table counter_chain is 'How far the lines of a counter are, and the hash of their last seal. Whoever writes lines holds this row: a counter has one writer at a time.';
comment on column counter_chain.anchored is 'The last seal told to the journal.';

create table counter_account (
  authority_id uuid not null,
  counter_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('holder', 'income', 'cash', 'cheque', 'online', 'opening', 'expired')),
  provider_id uuid,
  service_id uuid,
  balance bigint not null default 0,
  reserved bigint not null default 0 check (reserved >= 0),
  expires_on date,
  closed_on date,
  primary key (authority_id, counter_id, id),
  constraint an_income_is_of_a_service check ((kind = 'income') = (service_id is not null) and (provider_id is null) = (service_id is null)),
  constraint what_is_reserved_is_a_holders check (kind = 'holder' or reserved = 0),
  foreign key (authority_id, counter_id) references counter (authority_id, id)
) with (fillfactor = 70);
create unique index one_system_account_a_kind on counter_account (authority_id, counter_id, kind, service_id) nulls not distinct where kind <> 'holder';
create index accounts_that_expire on counter_account (authority_id, expires_on) where expires_on is not null;
comment on table counter_account is 'A balance: somebody''s, or one of the house (income of a service, cash…). Says nothing of whose it is: the holder''s own list does, sealed under their key.';
comment on column counter_account.balance is 'Received less given, in the unit of the counter: the sum of its lines.';
comment on column counter_account.reserved is 'What is held by reservations under way.';

create table counter_alias (
  authority_id uuid not null,
  counter_id uuid not null,
  alias bytea not null constraint an_alias_is_an_hmac check (octet_length(alias) = 32),
  account_id uuid not null,
  primary key (authority_id, counter_id, alias),
  foreign key (authority_id, counter_id, account_id) references counter_account (authority_id, counter_id, id)
);
create index aliases_of_an_account on counter_alias (account_id, counter_id);
comment on table counter_alias is 'How each service finds an account: an HMAC, under the key of that service for this counter, of the name under which it knows the person. Two services share none, and none is a name that another table holds.';

create table counter_holder (
  authority_id uuid not null references authority,
  person_id uuid not null,
  sealed bytea not null,
  version integer not null default 1,
  primary key (authority_id, person_id)
);
comment on table counter_holder is 'The accounts of a person, alone or of their household: the only tie between them and a balance. Gone with the person.';
comment on column counter_holder.sealed is 'personal: accounts and their counters, sealed under the person''s key, padded.';

create table counter_transfer (
  authority_id uuid not null,
  counter_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  kind text not null check (kind in ('debit', 'credit', 'reserve', 'post', 'void', 'end', 'reverse', 'lapse', 'payout')),
  debit_id uuid not null,
  credit_id uuid not null,
  holder_id uuid not null,
  amount bigint not null constraint an_amount_is_positive check (amount > 0),
  balance bigint not null,
  about_id uuid,
  day date not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  words_hash bytea not null check (octet_length(words_hash) = 32),
  words bytea,
  primary key (authority_id, id),
  constraint two_sides_are_two_accounts check (debit_id <> credit_id),
  constraint no_hole_in_the_lines unique (counter_id, sequence)
);
-- None of these begins with the authority: a plan made while the table is small cannot take one of them for the primary key, and read
-- every line of a town to find one.
create index transfers_of_an_account on counter_transfer (counter_id, holder_id, sequence desc);
create index transfers_about_another on counter_transfer (about_id) where about_id is not null;
comment on table counter_transfer is 'What moved, or was held, from one account to another: never rewritten, never removed. Kept as accounts are, ten years at least (Code de commerce, art. L123-22; instruction M57).';
comment on column counter_transfer.id is 'Drawn from who asked and their idempotency key: the same request twice is one transfer.';
comment on column counter_transfer.balance is 'Of the holder''s account, once done.';
comment on column counter_transfer.day is 'Civil day only: an exact instant in clear would let a dump join two services.';
comment on column counter_transfer.content_hash is 'SHA-256 of what was asked: the same key for something else is refused.';
comment on column counter_transfer.words is 'personal: the instant and the words of who asked, sealed under a key of the counter; null once its holder is erased. The seal covers their hash.';

create table counter_hold (
  authority_id uuid not null,
  counter_id uuid not null,
  transfer_id uuid not null,
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  until timestamptz not null,
  primary key (authority_id, transfer_id)
);
create index holds_that_end on counter_hold (until, authority_id);
comment on table counter_hold is 'Reservations under way, each gone as soon as it is posted, voided or ended. The line of the transfer stays.';

create table counter_seal (
  authority_id uuid not null,
  counter_id uuid not null,
  number bigint not null,
  first_sequence bigint not null,
  last_sequence bigint not null check (last_sequence >= first_sequence),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, counter_id, number)
);
comment on table counter_seal is 'One row a batch: SHA-256 over the seal before and the lines of the batch. Kept as long as the lines.';

-- People and agents see one account at a time: the one whose random id the use case opened from its holder's list.
create function ardeco_counter_account() returns uuid language sql stable
  return nullif(current_setting('ardeco.counter_account', true), '')::uuid;
comment on function ardeco_counter_account() is 'The account that the acting person, or agent, looks at.';

alter table counter enable row level security;
alter table counter_service enable row level security;
alter table counter_chain enable row level security;
alter table counter_account enable row level security;
alter table counter_alias enable row level security;
alter table counter_holder enable row level security;
alter table counter_transfer enable row level security;
alter table counter_hold enable row level security;
alter table counter_seal enable row level security;

create policy who_works_or_lives_here_reads on counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_define on counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on counter for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy who_works_or_lives_here_reads on counter_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_list on counter_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on counter_service for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy the_system_and_auditors_read on counter_chain for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));
create policy administrators_begin on counter_chain for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and sequence = 0 and seals = 0);
create policy the_system_anchors on counter_chain for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_reads on counter_account for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_account_at_a_time on counter_account for select
  using (authority_id = ardeco_authority() and kind = 'holder' and id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
-- Born empty: only a transfer puts anything in it.
create policy the_system_opens on counter_account for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system' and balance = 0 and reserved = 0);
create policy administrators_open_those_of_the_house on counter_account for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and kind <> 'holder' and balance = 0);
create policy the_system_closes on counter_account for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_names on counter_alias for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_keeps on counter_holder for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy who_reaches_the_person_reads on counter_holder for select
  using (authority_id = ardeco_authority() and (ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy one_account_at_a_time on counter_transfer for select
  using (authority_id = ardeco_authority() and holder_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy the_system_and_auditors_read on counter_transfer for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));
create policy only_the_system_reads on counter_hold for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_and_auditors_read on counter_seal for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor')));

-- No UPDATE of a balance, no INSERT, UPDATE or DELETE of a line, a hold or a seal: the functions below do it.
grant select, insert on counter, counter_service, counter_chain, counter_account to ardeco_app;
grant update (name_fr, name_en, floor, ceiling, debit_max, expires_months, services_credit, closed_on, revision) on counter to ardeco_app;
grant update (removed_on) on counter_service to ardeco_app;
grant update (anchored) on counter_chain to ardeco_app;
grant update (closed_on) on counter_account to ardeco_app;
grant select, insert, delete on counter_alias to ardeco_app;
grant select, insert, delete on counter_holder to ardeco_app;
grant update (sealed, version) on counter_holder to ardeco_app;
grant select on counter_transfer, counter_hold, counter_seal to ardeco_app;
