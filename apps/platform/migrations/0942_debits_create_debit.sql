-- Direct debit of invoices (SEPA Core, EPC016-06): mandates, collections, each debit, and what the bank answers.
create table direct_debit_creditor (
  authority_id uuid not null,
  series_id uuid not null,
  regie_id uuid not null,
  name text not null check (length(name) between 1 and 70),
  ics text not null constraint an_ics_is_written check (ics ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  iban text not null constraint a_creditor_has_an_iban check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  notice_days smallint not null constraint notice_is_of_two_to_thirty_days check (notice_days between 2 and 30),
  primary key (authority_id, series_id),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
comment on table direct_debit_creditor is 'Under which identifier, and to which account, the invoices of a series are taken from payers'' accounts. Names nobody.';
comment on column direct_debit_creditor.name is 'not personal: the creditor, as the payer''s bank shows it.';
comment on column direct_debit_creditor.ics is 'not personal: identifiant créancier SEPA, given by the Banque de France.';
comment on column direct_debit_creditor.iban is 'not personal: the account of the régie, or of the Treasury.';
comment on column direct_debit_creditor.notice_days is 'How long before the day payers are told; 14 unless the mandate agrees on another delay (EPC016-06, 4.3.2).';

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
  constraint a_second_look_is_of_another check (seen_by is null or (account_by is not null and seen_by <> account_by)),
  foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id)
);
create unique index one_mandate_a_payer on direct_debit_mandate (authority_id, series_id, payer) where state = 'active';
create index mandates_of_a_payer on direct_debit_mandate (authority_id, payer);
comment on table direct_debit_mandate is 'What a payer signed so that invoices are taken from their account. Kept 14 months after it last served: a debit may be contested for 13 (EPC016-06, 4.3.4).';
comment on column direct_debit_mandate.payer is 'An HMAC of who signed, under a key of the series; null once they are erased.';
comment on column direct_debit_mandate.reference is 'not personal: référence unique de mandat (RUM), drawn from the id.';
comment on column direct_debit_mandate.collected_on is 'The last day of a collection that took it; 36 months later it expires.';
comment on column direct_debit_mandate.account_on is 'Since when it has this account.';
comment on column direct_debit_mandate.account_by is 'The agent who typed this account; null when the payer gave it online.';
comment on column direct_debit_mandate.seen_by is 'The colleague who compared it with the paper.';
comment on column direct_debit_mandate.refused_code is 'not personal: why the bank says that trying again is of no use (ISO 20022); null with another account.';
comment on column direct_debit_mandate.content is 'personal: the payer, the accounts and their holder, how each was given; sealed under a key of the series, null once the payer is erased.';

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
  primary key (authority_id, id),
  constraint a_message_is_of_one_file unique (authority_id, message_id),
  constraint what_is_sent_has_its_file check ((state in ('sent', 'settled')) = (message_id is not null and created_at is not null and file_hash is not null)),
  foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id)
);
create unique index one_collection_a_day on direct_debit_collection (authority_id, series_id, collect_on) where state <> 'cancelled';
comment on table direct_debit_collection is 'What is asked of the bank for one day: one file, the same whenever it is made again. Names nobody but its agents.';
comment on column direct_debit_collection.name is 'not personal: the creditor, as it was.';
comment on column direct_debit_collection.ics is 'not personal: its identifier, as it was.';
comment on column direct_debit_collection.iban is 'not personal: its account, as it was.';
comment on column direct_debit_collection.message_id is 'not personal: by it the bank refuses a file given twice.';
comment on column direct_debit_collection.created_at is 'When the file was made first: it says so, and is made again with it.';

create table direct_debit (
  authority_id uuid not null,
  id uuid not null,
  collection_id uuid not null,
  mandate_id uuid not null,
  invoice_id uuid not null,
  amount_cents bigint not null constraint a_debit_is_positive check (amount_cents between 1 and 1000000000),
  state text not null default 'prepared' check (state in ('prepared', 'left_out', 'sent', 'paid', 'rejected', 'returned')),
  sequence text check (sequence in ('FRST', 'RCUR')),
  rank integer,
  why text check (length(why) between 1 and 35),
  content bytea,
  primary key (authority_id, id),
  constraint what_is_sent_has_its_rank check (state in ('prepared', 'left_out') or (sequence is not null and rank is not null)),
  foreign key (authority_id, collection_id) references direct_debit_collection (authority_id, id),
  foreign key (authority_id, mandate_id) references direct_debit_mandate (authority_id, id),
  foreign key (authority_id, invoice_id) references invoice (authority_id, id)
);
create unique index one_live_debit_an_invoice on direct_debit (authority_id, invoice_id) where state in ('prepared', 'sent');
create index debits_of_a_collection on direct_debit (authority_id, collection_id);
create index debits_of_a_mandate on direct_debit (authority_id, mandate_id);
comment on table direct_debit is 'What a collection takes for one invoice. An invoice is in one live collection only. Figures stay as accounts must.';
comment on column direct_debit.why is 'not personal: the code of the bank that gave it back, or why it was left out.';
comment on column direct_debit.rank is 'Its place in the file.';
comment on column direct_debit.content is 'personal: the payer, their account as the file has it, and the accounts of counters that are paid; sealed under a key of the series, null once they are erased or 14 months later.';

create table direct_debit_anomaly (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  day date not null,
  what text not null check (what in ('unknown', 'amount', 'state')),
  reference text not null check (length(reference) <= 35),
  code text not null check (length(code) <= 35),
  amount_cents bigint,
  primary key (authority_id, id),
  foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id)
);
comment on table direct_debit_anomaly is 'What a bank sent back and we never asked, or not so. Names nobody.';
comment on column direct_debit_anomaly.what is 'unknown: no debit of this series. amount: another amount. state: it was never sent.';
comment on column direct_debit_anomaly.reference is 'not personal: as the bank wrote it (EndToEndId).';
comment on column direct_debit_anomaly.code is 'not personal: its reason (ISO 20022).';

create function direct_debit_mandate_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a mandate is never removed' using errcode = 'check_violation'; end if;
  if (new.authority_id, new.id, new.series_id, new.reference, new.signed_on, new.notice_days)
      is distinct from (old.authority_id, old.id, old.series_id, old.reference, old.signed_on, old.notice_days)
      or (new.payer is not null and new.payer is distinct from old.payer) or (old.content is null and new.content is not null) then
    raise exception 'a mandate stays what was signed' using errcode = 'check_violation';
  end if;
  if old.state <> 'active' and new.state <> old.state then
    raise exception 'a mandate that ended does not begin again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_mandate_guard() is 'A mandate keeps its reference, its day and its payer; ended, it does not begin again.';
create trigger direct_debit_mandate_guard before update or delete on direct_debit_mandate for each row execute function direct_debit_mandate_guard();

create function direct_debit_collection_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a collection is never removed' using errcode = 'check_violation'; end if;
  if (new.authority_id, new.id, new.series_id, new.collect_on, new.name, new.ics, new.iban, new.prepared_by)
      is distinct from (old.authority_id, old.id, old.series_id, old.collect_on, old.name, old.ics, old.iban, old.prepared_by)
      or (old.message_id is not null and (new.message_id, new.created_at, new.file_hash)
        is distinct from (old.message_id, old.created_at, old.file_hash)) then
    raise exception 'a collection stays what was asked' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('prepared', 'sent'), ('prepared', 'cancelled'), ('sent', 'settled')) then
    raise exception 'a collection goes from prepared to sent to settled' using errcode = 'check_violation';
  end if;
  if new.state = 'settled' and old.state <> 'settled' and new.collect_on > ardeco_today() then
    raise exception 'nothing is paid before its day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_collection_guard() is 'What was asked of the bank is never rewritten.';
create trigger direct_debit_collection_guard before update or delete on direct_debit_collection for each row execute function direct_debit_collection_guard();

create function direct_debit_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare asked direct_debit_collection; mandate direct_debit_mandate; billed invoice;
begin
  if tg_op = 'DELETE' then raise exception 'a debit is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    select * into asked from direct_debit_collection c where c.authority_id = new.authority_id and c.id = new.collection_id;
    select * into mandate from direct_debit_mandate m where m.authority_id = new.authority_id and m.id = new.mandate_id;
    select * into billed from invoice i where i.authority_id = new.authority_id and i.id = new.invoice_id for no key update;
    if new.state <> 'prepared' or asked.state <> 'prepared' or mandate.state <> 'active' or billed.kind <> 'invoice'
        or mandate.series_id <> asked.series_id or billed.series_id <> asked.series_id then
      raise exception 'a debit is of an invoice of its series, under a mandate' using errcode = 'check_violation';
    end if;
    if new.amount_cents > billed.total_cents - (select coalesce(sum(c.total_cents), 0) from invoice c
        where c.authority_id = new.authority_id and c.about_id = billed.id) then
      raise exception 'no more is taken than was invoiced' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.collection_id, new.mandate_id, new.invoice_id)
      is distinct from (old.authority_id, old.id, old.collection_id, old.mandate_id, old.invoice_id)
      or new.amount_cents > old.amount_cents or (new.amount_cents <> old.amount_cents and old.state <> 'prepared')
      or (old.sequence is not null and (new.sequence, new.rank) is distinct from (old.sequence, old.rank))
      or (new.content is not null and new.content is distinct from old.content and old.state <> 'prepared') then
    raise exception 'a debit is never rewritten' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('prepared', 'left_out'), ('prepared', 'sent'), ('sent', 'paid'),
      ('sent', 'rejected'), ('paid', 'returned')) then
    raise exception 'a debit goes one way' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_guard() is 'A debit is of an invoice, under a mandate of its series, never beyond what was invoiced; then it goes one way.';
revoke all on function direct_debit_guard(), direct_debit_mandate_guard(), direct_debit_collection_guard() from public;
create trigger direct_debit_guard before insert or update or delete on direct_debit for each row execute function direct_debit_guard();

-- People see the mandates of one payer at a time: the one whose HMAC the use case computed from who may look.
create function ardeco_direct_debit_payer() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.direct_debit_payer', true), ''), 'hex');
comment on function ardeco_direct_debit_payer() is 'The payer whose mandates the acting person, or agent, looks at.';

alter table direct_debit_creditor enable row level security;
alter table direct_debit_mandate enable row level security;
alter table direct_debit_collection enable row level security;
alter table direct_debit enable row level security;
alter table direct_debit_anomaly enable row level security;
create policy who_works_or_lives_here_reads on direct_debit_creditor for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on direct_debit_creditor for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_change on direct_debit_creditor for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy only_the_system_keeps on direct_debit_mandate for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_mandate for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on direct_debit_mandate for select
  using (authority_id = ardeco_authority() and payer = ardeco_direct_debit_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system_collects on direct_debit_collection for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_collection for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy only_the_system_debits on direct_debit for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on direct_debit for select
  using (authority_id = ardeco_authority() and exists (select from direct_debit_mandate m where m.authority_id = direct_debit.authority_id
      and m.id = direct_debit.mandate_id and m.payer = ardeco_direct_debit_payer())
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system_notes on direct_debit_anomaly for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on direct_debit_anomaly for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
grant select, insert on direct_debit_creditor, direct_debit_mandate, direct_debit_collection, direct_debit, direct_debit_anomaly to ardeco_app;
grant update (regie_id, name, ics, iban, notice_days) on direct_debit_creditor to ardeco_app;
grant update (payer, state, ended_on, collected_on, account_on, account_by, seen_by, refused_code, content) on direct_debit_mandate to ardeco_app;
grant update (state, message_id, created_at, file_hash) on direct_debit_collection to ardeco_app;
grant update (amount_cents, state, sequence, rank, why, content) on direct_debit to ardeco_app;
