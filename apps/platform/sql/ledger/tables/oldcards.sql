-- Cards of the former systems (a number, what is left) that were sold and are in pockets: they work here
-- until they are used up. No name is needed.
create table old_card (
  authority_id uuid not null,
  id uuid not null,
  counter_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  units integer not null check (units between 1 and 1000000),
  used integer not null default 0 check (used >= 0),
  stopped_on date,
  imported_on date not null,
  file_id uuid,
  recalled_on date,
  -- A desk stopped a card for good, by a slip or by spite: what somebody paid was lost, without appeal.
  -- Another administrator lets it serve again.
  stopped_by uuid,
  resumed_on date,
  resumed_by uuid,
  resume_reason text check (length(resume_reason) between 1 and 300),
  primary key (authority_id, id),
  constraint never_more_than_it_held check (used <= units),
  constraint resumed_with_a_reason check (num_nulls(resumed_on, resumed_by, resume_reason) in (0, 3))
);
create index cards_of_a_file on old_card (authority_id, file_id);
-- Found too when it was recalled: a desk is told why it serves no more.
create index old_cards_by_number on old_card (authority_id, counter_id, digest);
create unique index one_old_card_a_number on old_card (authority_id, counter_id, digest)
  where recalled_on is null;
comment on table old_card is
  'Cards of a former system, by counter: what was left on each when it was taken over, and what was used '
  'since. Of nobody.';
comment on column old_card.digest is
  'not personal: HMAC of the printed number under a key of the counter, outside the database.';
comment on column old_card.used is 'The sum of old_card_use, kept by its trigger.';
comment on column old_card.file_id is 'The file that brought it; null: taken over before files waited.';
comment on column old_card.recalled_on is 'The day what is left of its file was stopped.';
comment on column old_card.stopped_by is
  'The agent of the desk who stopped it; null of those that were stopped before this was kept.';
comment on column old_card.resumed_by is
  'The last administrator who let it serve again: another than who had stopped it.';
comment on column old_card.resume_reason is 'not personal: why it serves again, of a card that is of nobody.';

create table old_card_use (
  authority_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  kind text not null check (kind in ('use', 'moved')),
  units integer not null check (units >= 1),
  day date not null,
  primary key (authority_id, id)
);
create index uses_of_an_old_card on old_card_use (authority_id, card_id);
comment on table old_card_use is
  'What was taken off a card of a former system, once each: used, or moved to an account. Says nobody: the '
  'ledger and the journal do.';

create table old_card_miss (
  authority_id uuid not null,
  holder bytea not null check (octet_length(holder) = 32),
  minute integer not null,
  misses smallint not null check (misses between 1 and 1000),
  primary key (authority_id, holder, minute)
);
comment on table old_card_miss is
  'Numbers that an agent typed and that are no card, minute by minute, for a quarter of an hour: who '
  'guesses is stopped.';
comment on column old_card_miss.holder is 'not personal: HMAC of the agent under a key outside the database.';

-- A file of former cards was taken at once, by one administrator, and never taken back. It waits until it is
-- accepted (by another agent where cards are worth euros), and what is left of it stops with a reason.
create table old_card_file (
  authority_id uuid not null,
  id uuid not null,
  counter_id uuid not null,
  cards integer not null check (cards between 1 and 20000),
  units bigint not null check (units >= cards),
  least integer not null check (least >= 1),
  most integer not null check (most >= least),
  given_on date not null,
  given_by uuid not null,
  accepted_on date,
  accepted_by uuid,
  stopped_on date,
  stopped_by uuid,
  stop_reason text check (length(stop_reason) between 1 and 300),
  primary key (authority_id, id),
  constraint who_accepts_a_file_signs check ((accepted_on is null) = (accepted_by is null)),
  constraint who_stops_a_file_says_why check ((stopped_on is null) = (stopped_by is null)
    and (stopped_on is null) = (stop_reason is null))
);
create index files_of_a_counter on old_card_file (authority_id, counter_id);
comment on table old_card_file is
  'A file of a former system, for one counter: how many cards, what they come to, who gave it, who '
  'accepted it, who stopped it and why. Kept as long as its cards. Of no person.';
comment on column old_card_file.units is 'The sum of its cards, in the unit of the counter.';
comment on column old_card_file.given_by is 'The agent who gave it.';
comment on column old_card_file.accepted_by is
  'Another agent than who gave it. Without it no card of it serves.';
comment on column old_card_file.stopped_on is 'From that day on no card of it serves.';
comment on column old_card_file.stop_reason is 'not personal: why what is left of it is accepted no more.';
