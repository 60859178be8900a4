create table journal_witness (
  authority_id uuid not null,
  id uuid not null,
  verifier text not null check (length(verifier) <= 400),
  url text not null check (length(url) <= 400),
  asked_on date not null,
  size bigint not null default 0 check (size >= 0),
  standing text not null default 'waits' check
    (standing in ('waits', 'signed', 'unreachable', 'unknown_there', 'refused', 'fork')),
  standing_at timestamptz,
  -- Administrators and auditors are written to when a witness refuses, not at each hour of its refusal.
  told_at timestamptz,
  primary key (authority_id, id),
  constraint a_witness_is_asked_once unique (authority_id, verifier)
);
comment on table journal_witness is
  'Whom an authority asks to cosign its journal, by an administrator: key, address, the size they signed '
  'last. No personal data.';
comment on column journal_witness.told_at is
  'When administrators and auditors were last written to that this witness refuses.';

create table watched_log (
  authority_id uuid not null,
  id uuid not null,
  origin text not null,
  verifier text not null check (length(verifier) <= 400),
  agreed_on date not null,
  size bigint not null default 0 check (size >= 0),
  root bytea check (length(root) = 32),
  seen_at timestamptz,
  note text,
  primary key (authority_id, id),
  constraint a_log_is_watched_once unique (authority_id, origin),
  constraint what_was_seen_has_a_root check ((size = 0) = (root is null))
);
comment on table watched_log is
  'Journals that an authority agreed to witness, and what it saw of each: written before its signature is '
  'given away. No personal data.';
comment on column watched_log.note is
  'The checkpoint seen last, as the log itself signed it: without it, a contradiction is only our word. '
  'Null until the next one is seen.';

create table journal_fork (
  authority_id uuid not null,
  id uuid not null,
  side text not null check (side in ('log', 'witness')),
  other text not null,
  kept_size bigint not null,
  kept_root bytea,
  shown text not null,
  raised_at timestamptz not null,
  kept_note text,
  shown_size bigint,
  shown_root bytea,
  proof bytea check (length(proof) <= 2016 and length(proof) % 32 = 0),
  primary key (authority_id, id)
);
create unique index a_contradiction_is_raised_once
  on journal_fork (authority_id, side, other, shown_size, shown_root);
comment on table journal_fork is
  'A journal that did not continue what was seen of it: what was kept, and the signed checkpoint that '
  'contradicts it. Evidence, kept for ever. No personal data.';
comment on column journal_fork.kept_note is
  'The checkpoint seen before, as the log signed it; null where none was kept.';
comment on column journal_fork.shown_root is
  'Of the checkpoint that contradicts: with its size, what makes it one, whatever lines others add below.';
comment on column journal_fork.proof is
  'The hashes that lead from the other past to the root of the checkpoint shown: with the two checkpoints, '
  'anybody checks the contradiction. Null before this column, and where there was none.';
