-- The directory of card applications, what each reader may do, and the cards that were made
-- (docs/adr/0103-the-platform-of-readers.md).
create table card_application (
  authority_id uuid not null,
  id uuid not null,
  aid text not null constraint an_aid_is_three_bytes check (aid ~ '^[0-9A-F]{6}$' and aid <> '000000'),
  name text not null check (length(name) between 1 and 80),
  counter_id uuid,
  key_version smallint not null default 1 check (key_version between 1 and 255),
  most bigint constraint a_purse_has_a_largest_debit check (most between 1 and 2147483647),
  elements text[] not null default '{}' check (cardinality(elements) <= 8),
  closed_on date,
  revision integer not null default 1,
  primary key (authority_id, id),
  constraint a_purse_is_of_a_counter check ((counter_id is null) = (most is null)),
  constraint one_application_per_aid unique (authority_id, aid)
);
comment on table card_application is
  'What an authority puts on its cards: an application by its AID, its data, the counter of its purse. '
  'Names nobody; holds no key: each is derived outside the database.';
comment on column card_application.name is 'not personal: what agents call the application.';
comment on column card_application.key_version is 'Of the keys of its cards: another version is other keys.';
comment on column card_application.most is 'The largest debit of its purse, in the unit of the counter.';
comment on column card_application.elements is
  'Names of the elements written on a card, in the order of their files. Never changed: cards are out.';

create table card_application_service (
  authority_id uuid not null,
  application_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  origins text[] not null check (cardinality(origins) between 1 and 10),
  verbs text[] not null,
  primary key (authority_id, application_id, service_id),
  constraint one_application_per_service unique (authority_id, service_id),
  constraint one_application_service_per_slug unique (authority_id, slug),
  constraint a_verb_is_known check (verbs <@ '{read,enter,debit,credit}'::text[] and cardinality(verbs) >= 1)
);
comment on table card_application_service is
  'The services that use an application of cards: the pages that ask, exactly, and what they may ask.';

create table reader_state (
  authority_id uuid not null,
  equipment_id uuid not null,
  key_x text not null check (key_x ~ '^[A-Za-z0-9_-]{43}$'),
  key_y text not null check (key_y ~ '^[A-Za-z0-9_-]{43}$'),
  sequence bigint not null default 0,
  last bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000' constraint
    a_head_is_a_hash check (octet_length(head) = 32),
  primary key (authority_id, equipment_id)
);
comment on table reader_state is
  'What a reader signs with, the number of its last configuration, and how much of its journal is held. '
  'Names nobody.';
comment on column reader_state.key_x is
  'not personal: public key of the reader (P-256). The first one stays.';
comment on column reader_state.key_y is
  'not personal: public key of the reader (P-256). The first one stays.';
comment on column reader_state.head is 'not personal: hash of the last line of its journal that is held.';

create table card (
  authority_id uuid not null,
  name bytea not null constraint a_name_is_an_hmac check (octet_length(name) = 32),
  support_id uuid not null,
  denied_as bytea not null check (octet_length(denied_as) = 16),
  made_on date not null,
  until date not null,
  -- What was written on a card is never written again there: its keys are those of the card for good, and
  -- whoever plays it, once, would learn them.
  written text[] not null default '{}',
  -- What a kiosk writes on a card is known by whoever stands between the card and its reader. Whose card it
  -- is, is said by what was written before an agent. Nothing was written at a kiosk before what is written
  -- was kept: until then it is what making wrote.
  made_with text[] not null default '{}',
  primary key (authority_id, name),
  constraint one_card_per_support unique (authority_id, support_id)
);
comment on table card is
  'Which support a card is. Its number (UID) is nowhere in clear: an HMAC of it finds the row.';
comment on column card.name is
  'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card.support_id is 'personal: the support, and through it whose card it is.';
comment on column card.denied_as is
  'not personal: what readers call the card in the list of those that are stopped.';
comment on column card.until is 'Forgotten before, it is refused until that day.';
comment on column card.written is 'not personal: AIDs of the applications written on it.';
comment on column card.made_with is
  'not personal: AIDs of the applications that were written on it as it was made.';

create table card_denied (
  authority_id uuid not null,
  denied_as bytea not null check (octet_length(denied_as) = 16),
  until date not null,
  primary key (authority_id, denied_as)
);
comment on table card_denied is
  'Cards whose support was erased: refused by readers until their last day. Names nobody.';
comment on column card_denied.denied_as is 'not personal: HMAC of the UID under the key of the list.';

-- Journals of readers, as they signed them, and what each card says of its purse, reconciled with its
-- account.
create table reader_line (
  authority_id uuid not null,
  equipment_id uuid not null,
  n bigint not null check (n > 0),
  taken_on date not null,
  sealed bytea not null check (octet_length(sealed) <= 16100),
  primary key (authority_id, equipment_id, n)
);
create index lines_by_day on reader_line (authority_id, taken_on);
comment on table reader_line is 'Lines of the journals of readers, word for word. Never rewritten.';
comment on column reader_line.sealed is
  'personal: the text that was hashed and signed, with the number of a card; sealed under a key of the '
  'reader, outside the database.';

create table card_transaction (
  authority_id uuid not null,
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
  -- A card that was torn away and never came back is settled by somebody, in the end, as the rest.
  problem text check (problem in ('number_twice', 'balance_broken', 'proof_false', 'rolled_back',
    'unknown_card', 'undetermined', 'refused', 'never_back')),
  refusal text check (length(refusal) <= 60),
  transfer_id uuid,
  settled_by uuid,
  reason text check (length(reason) <= 300),
  revision integer not null default 1,
  primary key (authority_id, id),
  constraint a_debit_has_an_attempt_a_credit_an_order check ((kind = 'debit') = (attempt is not null)
    and (kind = 'credit') = (order_key is not null)),
  constraint one_credit_per_order unique (authority_id, service_id, order_key),
  constraint one_transaction_per_attempt unique (authority_id, equipment_id, kind, attempt),
  constraint what_is_to_settle_has_a_problem check ((state = 'to_settle') <= (problem is not null)),
  constraint what_is_set_aside_has_a_reason check ((state = 'set_aside') <= (reason is not null))
);
-- Of one number of a card, one transaction counts: the second is a copy of the card, or a card put back.
create unique index one_transaction_per_number on card_transaction (authority_id, card, aid, counter)
  where state in ('to_post', 'posted') and problem is distinct from 'number_twice';
-- Two credits at once of one card could not be told from one another.
create unique index one_open_credit_per_card on card_transaction (authority_id, card, aid)
  where kind = 'credit' and state = 'open';
create index transactions_of_a_card on card_transaction (authority_id, card, aid, counter);
create index transactions_of_an_account on card_transaction (authority_id, account) where account is not null;
create index transactions_to_look_at on card_transaction (authority_id, state)
  where state in ('open', 'to_post', 'to_settle');
-- Debits wait for the ledger in the order in which readers said them: a page of them is found without sorting
-- all that wait.
create index transactions_to_post on card_transaction (authority_id, said_at, id) where state = 'to_post'
  and kind = 'debit';
create index transactions_never_back on card_transaction (authority_id, said_on) where state = 'open';
comment on table card_transaction is
  'What readers say that cards did to their purses: one row an attempt, with what became of it in the '
  'ledger. Names nobody.';
comment on column card_transaction.card is
  'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_transaction.aid is 'Of the application whose purse it is.';
comment on column card_transaction.attempt is 'The line of the reader''s journal that begins it.';
comment on column card_transaction.order_key is
  'Of a credit: the key of the page that asked. The same key is done once.';
comment on column card_transaction.service_id is
  'For which service; null when no application has that service any more.';
comment on column card_transaction.account is
  'not personal: HMAC of the account of the counter under a key outside the database, once known: what its '
  'cards hold is added up by it.';
comment on column card_transaction.counter is 'The number that the card gives to it, once done.';
comment on column card_transaction.balance is 'Of the purse, once done.';
comment on column card_transaction.said_at is 'Seconds since 1970, by the clock of the PC.';
comment on column card_transaction.refusal is 'What the ledger answered, when it refused.';
comment on column card_transaction.reason is
  'not personal: why an agent decided so, in words about accounts.';

-- An agent asks a reader to make the next blank card that it sees.
create table card_making (
  authority_id uuid not null,
  equipment_id uuid not null,
  support_id uuid not null,
  until timestamptz not null,
  primary key (authority_id, equipment_id)
);
comment on table card_making is 'Which support a reader is to make of the next blank card, for five minutes.';
comment on column card_making.support_id is 'personal: the support, and through it whose card it is.';

-- Numbers of cards that no reader told of are noted when the next one is seen: the page of gaps sorted every
-- operation of every card to find them, and nobody could end one.
create table card_hole (
  authority_id uuid not null,
  id uuid not null,
  card bytea not null check (octet_length(card) = 32),
  aid text not null check (aid ~ '^[0-9A-F]{6}$'),
  first bigint not null check (first >= 1),
  last bigint not null check (last >= first),
  seen_on date not null,
  settled_by uuid,
  reason text check (length(reason) between 1 and 300),
  primary key (authority_id, id),
  constraint one_hole_per_number unique (authority_id, card, aid, first)
);
create index holes_to_look_at on card_hole (authority_id, seen_on) where reason is null;
comment on table card_hole is
  'Numbers of a card that no reader told of, between two that are known. Names nobody. Gone when a journal '
  'that comes late tells them.';
comment on column card_hole.card is
  'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_hole.seen_on is 'The civil day on which a later number was first seen.';
comment on column card_hole.reason is 'not personal: why nothing more is expected, in words about readers.';

-- A card opens the door of a service (docs/adr/0129-how-a-card-opens-a-door.md): what each service that lets
-- people in calls it.
create table card_service_name (
  authority_id uuid not null,
  service_id uuid not null,
  card bytea not null,
  named_as bytea not null constraint a_service_name_is_an_hmac check (octet_length(named_as) = 16),
  primary key (authority_id, service_id, card)
);
create index service_names_of_a_card on card_service_name (authority_id, card);
comment on table card_service_name is
  'What the readers of a service call a card, for each that may let people in, whoever subscribes to what: '
  'it goes with the card, or with the service.';
comment on column card_service_name.card is
  'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_service_name.named_as is
  'not personal: HMAC of the UID under the key of this service, outside the database: no other service has '
  'this name.';

-- An application of cards that is closed leaves its services to another one
-- (docs/adr/0129-how-a-card-opens-a-door.md): what it served stays known here, since readers hand their
-- journal over later.
create table card_application_former_service (
  authority_id uuid not null,
  application_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  primary key (authority_id, application_id, service_id)
);
comment on table card_application_former_service is
  'The services that a closed application of cards had: debits made before are still taken for them. '
  'Another application may have them now. Names nobody.';
