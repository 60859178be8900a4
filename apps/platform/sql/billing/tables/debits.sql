-- Direct debit of invoices (SEPA Core, EPC016-06): mandates, collections, each debit, and what the bank
-- answers.
create table direct_debit_creditor (
  authority_id uuid not null,
  series_id uuid not null,
  regie_id uuid not null,
  name text not null check (length(name) between 1 and 70),
  ics text not null constraint an_ics_is_written check (ics ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  iban text not null constraint a_creditor_has_an_iban check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  notice_days smallint not null constraint notice_is_of_two_to_thirty_days check (notice_days between 2
    and 30),
  -- The first account of a series is no more one person's word than the next: whoever gave it is known, and
  -- somebody else says yes before anybody signs.
  set_by uuid,
  agreed_by uuid,
  -- A colleague who mended a name became who gave the account, and the giver of the account agreed to it. Who
  -- gave the IBAN stays so until somebody gives another, and neither they nor who mended the rest last agree.
  mended_by uuid,
  primary key (authority_id, series_id),
  constraint what_is_agreed_was_set check (agreed_by is null or set_by is not null)
);
comment on table direct_debit_creditor is
  'Under which identifier, and to which account, the invoices of a series are taken from payers'' '
  'accounts. Names nobody.';
comment on column direct_debit_creditor.name is 'not personal: the creditor, as the payer''s bank shows it.';
comment on column direct_debit_creditor.ics is
  'not personal: identifiant créancier SEPA, given by the Banque de France.';
comment on column direct_debit_creditor.iban is 'not personal: the account of the régie, or of the Treasury.';
comment on column direct_debit_creditor.notice_days is
  'How long before the day payers are told; 14 unless the mandate agrees on another delay (EPC016-06, '
  '4.3.2).';
comment on column direct_debit_creditor.set_by is
  'The administrator who gave the first account; null where it serves since before this was kept.';
comment on column direct_debit_creditor.agreed_by is
  'Who compared it with the bank''s own paper: another administrator, or the régisseur. Null: nobody signs '
  'a mandate yet.';
comment on column direct_debit_creditor.mended_by is
  'The administrator who last changed a first account that waited; null where it is as it was given.';

create table direct_debit_mandate (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  payer bytea constraint a_debtor_is_an_hmac check (octet_length(payer) = 32),
  reference text not null constraint a_rum_is_written check (reference ~ '^[A-Z0-9-]{1,35}$'),
  signed_on date not null,
  notice_days smallint not null,
  state text not null default 'active' check (state in ('active', 'revoked', 'expired')),
  ended_on date,
  collected_on date,
  account_on date not null,
  account_by uuid,
  seen_by uuid,
  refused_code text check (length(refused_code) between 1 and 35),
  content bytea,
  primary key (authority_id, id),
  constraint a_rum_is_of_one_mandate unique (authority_id, reference),
  constraint what_is_active_has_not_ended check ((state = 'active') = (ended_on is null)),
  constraint a_second_look_is_of_another check (seen_by is null
    or (account_by is not null and seen_by <> account_by))
);
create unique index one_mandate_a_payer on direct_debit_mandate (authority_id, series_id, payer)
  where state = 'active';
create index mandates_of_a_payer on direct_debit_mandate (authority_id, payer);
comment on table direct_debit_mandate is
  'What a payer signed so that invoices are taken from their account. Kept 14 months after it last served: '
  'a debit may be contested for 13 (EPC016-06, 4.3.4).';
comment on column direct_debit_mandate.payer is
  'An HMAC of who signed, under a key of the series; null once they are erased.';
comment on column direct_debit_mandate.reference is
  'not personal: référence unique de mandat (RUM), drawn from the id.';
comment on column direct_debit_mandate.collected_on is
  'The last day of a collection that took it; 36 months later it expires.';
comment on column direct_debit_mandate.account_on is 'Since when it has this account.';
comment on column direct_debit_mandate.account_by is
  'The agent who typed this account; null when the payer gave it online.';
comment on column direct_debit_mandate.seen_by is 'The colleague who compared it with the paper.';
comment on column direct_debit_mandate.refused_code is
  'not personal: why the bank says that trying again is of no use (ISO 20022); null with another account.';
comment on column direct_debit_mandate.content is
  'personal: the payer, the accounts and their holder, how each was given; sealed under a key of the '
  'series, null once the payer is erased.';

create table direct_debit_collection (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  collect_on date not null,
  state text not null default 'prepared' check (state in ('prepared', 'sent', 'settled', 'cancelled')),
  name text not null,
  ics text not null,
  iban text not null,
  prepared_by uuid not null,
  message_id text constraint a_message_is_named check (message_id ~ '^[A-Z0-9-]{1,33}$'),
  created_at timestamptz,
  file_hash bytea check (octet_length(file_hash) = 32),
  -- A collection is of the régie that had the account when it was prepared, whatever changes afterwards; it
  -- says how far its mandates were looked at.
  regie_id uuid not null,
  prepared_on date,
  looked_to uuid,
  -- A mandate that cannot be read keeps back no other: it is left out, counted and shown.
  faults integer not null default 0 check (faults >= 0),
  primary key (authority_id, id),
  constraint a_message_is_of_one_file unique (authority_id, message_id),
  constraint what_is_sent_has_its_file check ((state in ('sent', 'settled')) = (message_id is not null
    and created_at is not null and file_hash is not null))
);
create unique index one_collection_a_day on direct_debit_collection (authority_id, series_id, collect_on)
  where state <> 'cancelled';
comment on table direct_debit_collection is
  'What is asked of the bank for one day: one file, the same whenever it is made again. Names nobody but '
  'its agents.';
comment on column direct_debit_collection.name is 'not personal: the creditor, as it was.';
comment on column direct_debit_collection.ics is 'not personal: its identifier, as it was.';
comment on column direct_debit_collection.iban is 'not personal: its account, as it was.';
comment on column direct_debit_collection.message_id is
  'not personal: by it the bank refuses a file given twice.';
comment on column direct_debit_collection.created_at is
  'When the file was made first: it says so, and is made again with it.';
comment on column direct_debit_collection.regie_id is
  'Whose money it is, and whose régisseur gives the file to the bank, as it was.';
comment on column direct_debit_collection.prepared_on is
  'The day when families began to be told; null for those of before.';
comment on column direct_debit_collection.looked_to is
  'The last mandate that was looked at, by order of their ids; null once all were.';
comment on column direct_debit_collection.faults is
  'Mandates that could not be read when they were looked at last: an operator looks at them.';

create table direct_debit (
  authority_id uuid not null,
  id uuid not null,
  collection_id uuid not null,
  mandate_id uuid not null,
  invoice_id uuid not null,
  amount_cents bigint not null constraint a_debit_is_positive check (amount_cents between 1 and 1000000000),
  state text not null default 'prepared' check
    (state in ('prepared', 'left_out', 'sent', 'paid', 'rejected', 'returned')),
  sequence text check (sequence in ('FRST', 'RCUR')),
  rank integer,
  why text check (length(why) between 1 and 35),
  content bytea,
  primary key (authority_id, id),
  constraint what_is_sent_has_its_rank check (state in ('prepared', 'left_out')
    or (sequence is not null and rank is not null))
);
create unique index one_live_debit_an_invoice on direct_debit (authority_id, invoice_id)
  where state in ('prepared', 'sent');
create index debits_of_a_collection on direct_debit (authority_id, collection_id);
create index debits_of_a_mandate on direct_debit (authority_id, mandate_id);
-- An invoice that a debit has paid is not taken again: asked for each mandate of a collection, among the
-- debits of all years.
create index paid_debits_of_an_invoice on direct_debit (authority_id, invoice_id) where state = 'paid';
comment on table direct_debit is
  'What a collection takes for one invoice. An invoice is in one live collection only. Figures stay as '
  'accounts must.';
comment on column direct_debit.rank is 'Its place in the file.';
comment on column direct_debit.why is
  'not personal: the code of the bank that gave it back, or why it was left out.';
comment on column direct_debit.content is
  'personal: the payer, their account as the file has it, and the accounts of counters that are paid; '
  'sealed under a key of the series, null once they are erased or 14 months later.';

create table direct_debit_anomaly (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  day date not null,
  what text not null check (what in ('unknown', 'amount', 'state')),
  reference text not null check (length(reference) <= 35),
  code text not null check (length(code) <= 35),
  amount_cents bigint,
  primary key (authority_id, id)
);
comment on table direct_debit_anomaly is 'What a bank sent back and we never asked, or not so. Names nobody.';
comment on column direct_debit_anomaly.what is
  'unknown: no debit of this series. amount: another amount. state: it was never sent.';
comment on column direct_debit_anomaly.reference is 'not personal: as the bank wrote it (EndToEndId).';
comment on column direct_debit_anomaly.code is 'not personal: its reason (ISO 20022).';

-- Where families' money goes does not change by the word of one administrator: what they ask waits for a
-- second, or for fourteen days where there is none.
create table direct_debit_creditor_change (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  regie_id uuid not null,
  name text not null check (length(name) between 1 and 70),
  ics text not null constraint an_ics_is_written check (ics ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  iban text not null constraint a_creditor_has_an_iban check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  notice_days smallint not null constraint notice_is_of_two_to_thirty_days check (notice_days between 2
    and 30),
  state text not null default 'waiting' check (state in ('waiting', 'served', 'withdrawn')),
  asked_by uuid not null,
  asked_on date not null,
  serves_on date constraint alone_one_waits_fourteen_days check (serves_on >= asked_on + 14),
  seen_by uuid,
  primary key (authority_id, id)
);
create unique index one_change_waits_a_series on direct_debit_creditor_change (authority_id, series_id)
  where state = 'waiting';
comment on table direct_debit_creditor_change is
  'Another account, identifier, régie or a shorter notice that an administrator asked for, and what became '
  'of it. Names nobody but agents.';
comment on column direct_debit_creditor_change.name is
  'not personal: the creditor, as the payer''s bank would show it.';
comment on column direct_debit_creditor_change.ics is
  'not personal: identifiant créancier SEPA, given by the Banque de France.';
comment on column direct_debit_creditor_change.iban is
  'not personal: the account of the régie, or of the Treasury.';
comment on column direct_debit_creditor_change.serves_on is
  'When no second administrator is there to say yes: the day from which it serves all the same. Null: a '
  'second one is waited for.';
comment on column direct_debit_creditor_change.seen_by is 'The second administrator.';
