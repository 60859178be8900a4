create table counter_transfer (
  authority_id uuid not null,
  counter_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  kind text not null check (kind in ('debit', 'credit', 'reserve', 'post', 'void', 'end', 'reverse', 'lapse',
    'payout')),
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
  -- Every key begins with the authority, so that authorities can be spread over clusters; the lines of a
  -- counter were numbered by the counter alone.
  constraint no_hole_in_the_lines unique (authority_id, counter_id, sequence)
);
-- None of these begins with the authority: a plan made while the table is small cannot take one of them for
-- the primary key, and read every line of a town to find one.
create index transfers_of_an_account on counter_transfer (counter_id, holder_id, sequence desc);
create index transfers_about_another on counter_transfer (about_id) where about_id is not null;
-- The lines of a month are found without reading the whole life of a counter.
create index transfers_of_a_day on counter_transfer (counter_id, day);
comment on table counter_transfer is
  'What moved, or was held, from one account to another: never rewritten, never removed. Kept as accounts '
  'are, ten years at least (Code de commerce, art. L123-22; instruction M57).';
comment on column counter_transfer.id is
  'Drawn from who asked and their idempotency key: the same request twice is one transfer.';
comment on column counter_transfer.balance is 'Of the holder''s account, once done.';
comment on column counter_transfer.day is
  'Civil day only: an exact instant in clear would let a dump join two services.';
comment on column counter_transfer.content_hash is
  'SHA-256 of what was asked: the same key for something else is refused.';
comment on column counter_transfer.words is
  'personal: the instant and the words of who asked, sealed under a key of the counter; null once its '
  'holder is erased. The seal covers their hash.';
