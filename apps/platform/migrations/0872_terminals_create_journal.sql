-- Journals of readers, as they signed them, and what each card says of its purse, reconciled with its account.
create table reader_line (
  authority_id uuid not null references authority,
  equipment_id uuid not null,
  n bigint not null check (n > 0),
  taken_on date not null,
  sealed bytea not null check (octet_length(sealed) <= 16100),
  primary key (authority_id, equipment_id, n)
);
create index lines_by_day on reader_line (authority_id, taken_on);
comment on table reader_line is 'Lines of the journals of readers, word for word. Never rewritten.';
comment on column reader_line.sealed is 'personal: the text that was hashed and signed, with the number of a card; sealed under a key of the reader, outside the database.';

create table card_transaction (
  authority_id uuid not null references authority,
  id uuid not null,
  card bytea not null check (octet_length(card) = 32),
  aid text not null check (aid ~ '^[0-9A-F]{6}$'),
  kind text not null check (kind in ('debit', 'credit')),
  equipment_id uuid not null,
  attempt bigint,
  order_key text check (length(order_key) between 1 and 100),
  line bigint,
  service_id uuid,
  account bytea check (octet_length(account) = 32),
  amount bigint not null check (amount > 0),
  counter bigint not null check (counter between 1 and 4294967295),
  balance bigint not null,
  said_at bigint not null,
  said_on date not null,
  state text not null check (state in ('open', 'not_done', 'to_post', 'posted', 'to_settle', 'set_aside')),
  problem text check (problem in ('number_twice', 'balance_broken', 'proof_false', 'rolled_back', 'unknown_card', 'undetermined', 'refused')),
  refusal text check (length(refusal) <= 60),
  transfer_id uuid,
  settled_by uuid,
  reason text check (length(reason) <= 300),
  revision integer not null default 1,
  primary key (authority_id, id),
  constraint a_debit_has_an_attempt_a_credit_an_order check ((kind = 'debit') = (attempt is not null) and (kind = 'credit') = (order_key is not null)),
  constraint one_credit_per_order unique (authority_id, service_id, order_key),
  constraint one_transaction_per_attempt unique (authority_id, equipment_id, kind, attempt),
  constraint what_is_to_settle_has_a_problem check ((state = 'to_settle') <= (problem is not null)),
  constraint what_is_set_aside_has_a_reason check ((state = 'set_aside') <= (reason is not null))
);
-- Of one number of a card, one transaction counts: the second is a copy of the card, or a card put back.
create unique index one_transaction_per_number on card_transaction (authority_id, card, aid, counter)
  where state in ('to_post', 'posted') and problem is distinct from 'number_twice';
-- Two credits at once of one card could not be told from one another.
create unique index one_open_credit_per_card on card_transaction (authority_id, card, aid) where kind = 'credit' and state = 'open';
create index transactions_of_a_card on card_transaction (authority_id, card, aid, counter);
create index transactions_of_an_account on card_transaction (authority_id, account) where account is not null;
create index transactions_to_look_at on card_transaction (authority_id, state) where state in ('open', 'to_post', 'to_settle');
comment on table card_transaction is 'What readers say that cards did to their purses: one row an attempt, with what became of it in the ledger. Names nobody.';
comment on column card_transaction.card is 'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_transaction.aid is 'Of the application whose purse it is.';
comment on column card_transaction.service_id is 'For which service; null when no application has that service any more.';
comment on column card_transaction.account is 'not personal: HMAC of the account of the counter under a key outside the database, once known: what its cards hold is added up by it.';
comment on column card_transaction.attempt is 'The line of the reader''s journal that begins it.';
comment on column card_transaction.order_key is 'Of a credit: the key of the page that asked. The same key is done once.';
comment on column card_transaction.counter is 'The number that the card gives to it, once done.';
comment on column card_transaction.balance is 'Of the purse, once done.';
comment on column card_transaction.said_at is 'Seconds since 1970, by the clock of the PC.';
comment on column card_transaction.refusal is 'What the ledger answered, when it refused.';
comment on column card_transaction.reason is 'not personal: why an agent decided so, in words about accounts.';

-- Figures do not change; what becomes of them ends once.
create function card_transaction_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.card, new.aid, new.kind, new.equipment_id, new.attempt, new.order_key, new.amount, new.counter, new.balance)
      is distinct from (old.card, old.aid, old.kind, old.equipment_id, old.attempt, old.order_key, old.amount, old.counter, old.balance) then
    raise exception 'what a card did is never rewritten' using errcode = 'check_violation';
  end if;
  if old.state in ('posted', 'not_done', 'set_aside') then
    raise exception 'what became of a transaction ends once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function card_transaction_guard() is 'What a card did is never rewritten; posted, not done or set aside, it is ended.';
create trigger card_transaction_guard before update on card_transaction for each row execute function card_transaction_guard();

alter table reader_line enable row level security;
create policy the_system_keeps on reader_line for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on reader_line to ardeco_app;

alter table card_transaction enable row level security;
create policy the_system_keeps on card_transaction for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy administrators_read on card_transaction for select
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy administrators_settle on card_transaction for update
  using (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator') and state = 'to_settle')
  with check (authority_id = ardeco_authority()
    and (state = 'set_aside' or kind = 'debit' and state = 'to_post' or kind = 'credit' and state = 'posted' and problem <> 'rolled_back'));
grant select, insert on card_transaction to ardeco_app;
grant update (line, account, state, problem, refusal, transfer_id, settled_by, reason, revision) on card_transaction to ardeco_app;
