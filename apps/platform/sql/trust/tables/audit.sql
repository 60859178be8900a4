create table journal_entry (
  authority_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  person_id uuid,
  day date not null,
  sealed bytea not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  -- A line commits to its text as well as to what is sealed of it. Null for lines of before: their hash is of
  -- what is sealed alone.
  text_hash bytea,
  -- A line of the journal that is the authority's own is committed to as it was first sealed: once it is
  -- sealed again, this hash of before stands for the bytes that are gone. Written by the owner's rotation
  -- alone.
  sealed_hash bytea check (octet_length(sealed_hash) = 32),
  primary key (authority_id, id)
);
create index journal_of_a_person on journal_entry (authority_id, person_id, position desc);
create index journal_of_an_authority on journal_entry (authority_id, position desc);
-- What verifications keep of counters and tills is in lines about nobody: they are read without reading
-- everybody's.
create index journal_of_the_house on journal_entry (authority_id, position desc) where person_id is null;
comment on table journal_entry is
  'Who touched what: appended in the transaction of what it tells, never changed. No personal data in '
  'clear: the exact instant, the actor, the action and its data are inside the sealed payload.';
comment on column journal_entry.day is
  'Civil day only: an exact instant in clear would let a dump join two services.';
comment on column journal_entry.leaf_hash is
  'The entry in the log: SHA-256("ardeco.journal/line/v1\n" || text_hash || SHA-256(0x00 || id || '
  'sealed)); that last hash alone where text_hash is null.';
comment on column journal_entry.text_hash is
  'SHA-256 of the text sealed, which holds 32 random bytes: it tells nothing once they are gone with the '
  'key.';
comment on column journal_entry.sealed_hash is
  'Null: the line is as it was first sealed. Otherwise the hash of what it was sealed as, which the log '
  'committed to.';

create table journal_leaf (
  authority_id uuid not null,
  sequence bigint not null,
  entry_id uuid not null,
  root_hash bytea check (length(root_hash) = 32),
  primary key (authority_id, sequence),
  constraint an_entry_is_sequenced_once unique (authority_id, entry_id)
);
comment on table journal_leaf is
  'The order of the journal, from 1, written by one job: the place of a line in the tree is one less.';
comment on column journal_leaf.root_hash is
  'Of lines sequenced before the tree: chains each to all before it. Null since.';

create table journal_log (
  authority_id uuid primary key,
  origin text not null check (origin ~ '^[^[:space:]+]+$')
);
comment on table journal_log is
  'The name under which the journal of an authority is signed, for ever: another address of the platform '
  'does not change it. Public, kept.';

create table journal_tile (
  authority_id uuid not null,
  level smallint not null check (level between 0 and 7),
  place bigint not null check (place >= 0),
  content bytea not null check (length(content) between 32 and 8192 and length(content) % 32 = 0),
  primary key (authority_id, level, place)
);
-- Hashes do not compress.
alter table journal_tile alter column content set storage external;
comment on table journal_tile is
  'The tree of the journal (RFC 6962) in tiles of 256 hashes; level 0 holds the entries themselves. Public '
  'hashes, kept for ever: a tile only grows.';

create table journal_checkpoint (
  authority_id uuid not null,
  size bigint not null check (size > 0),
  note text not null,
  signed_at timestamptz not null,
  primary key (authority_id, size)
);
comment on table journal_checkpoint is
  'What was promised, signed: one line for each growth of the tree. Public, kept for ever, never changed.';

create table journal_cosignature (
  authority_id uuid not null,
  size bigint not null,
  witness text not null,
  line text not null,
  seen_at timestamptz not null,
  primary key (authority_id, size, witness)
);
comment on table journal_cosignature is
  'Other authorities that saw a checkpoint of this journal and found that it continues the one they saw '
  'before. Public, kept for ever.';

-- Lines that have no place yet, each put here with the line itself: however late a transaction commits, and
-- however many lines were placed meanwhile, the next run finds it, at a cost that does not grow with the
-- journal.
create table journal_waiting (
  authority_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  primary key (authority_id, position)
);
comment on table journal_waiting is
  'Lines of the journal that no checkpoint covers yet, in the order in which they were written; gone once '
  'each has its place.';

-- "Verify the journal" is asked once and done by a job, some thousands of lines a transaction: how far it is,
-- and what it found, are kept.
create table journal_verification (
  authority_id uuid not null,
  id uuid not null,
  asked_by uuid not null,
  asked_by_sealed bytea not null,
  asked_at timestamptz not null,
  note text,
  size bigint not null check (size >= 0),
  line bigint not null default 0,
  moved_at timestamptz not null,
  ended_at timestamptz,
  waiting bigint not null,
  altered bigint[] not null default '{}' check (cardinality(altered) <= 20),
  altered_count bigint not null default 0,
  fault text,
  root text,
  -- Lines kept before texts were committed to, and sealed again under another root key since, are in their
  -- place and prove no text: told apart.
  unverifiable bigint[] not null default '{}' check (cardinality(unverifiable) <= 20),
  unverifiable_count bigint not null default 0,
  primary key (authority_id, id),
  constraint no_further_than_its_checkpoint check (line between 0 and size),
  constraint intact_has_a_root check (root is null or ended_at is not null and altered_count = 0
    and fault is null)
);
create unique index one_verification_at_a_time on journal_verification (authority_id) where ended_at is null;
comment on table journal_verification is
  'Verifications of the journal that were asked for, how far each is and what it found. Kept; names no '
  'person.';
comment on column journal_verification.asked_by is 'not personal: id of the agent.';
comment on column journal_verification.asked_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column journal_verification.note is
  'The checkpoint that is verified, as it was signed when this was asked; null before the first one.';
comment on column journal_verification.line is 'not personal: lines looked at so far, from the first.';
comment on column journal_verification.waiting is
  'not personal: lines that no checkpoint covered when this was asked.';
comment on column journal_verification.altered is
  'not personal: the first twenty places, from 1, whose line is not the one promised.';
comment on column journal_verification.altered_count is 'not personal: how many there are.';
comment on column journal_verification.fault is 'What of the proofs themselves does not hold, by its code.';
comment on column journal_verification.root is
  'Hash of the whole, in base64 as the checkpoint writes it; when it is intact.';
comment on column journal_verification.unverifiable is
  'not personal: the first twenty places, from 1, whose line says nothing that was promised.';
comment on column journal_verification.unverifiable_count is 'not personal: how many there are.';
