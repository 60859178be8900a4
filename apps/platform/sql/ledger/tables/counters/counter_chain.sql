create table counter_chain (
  authority_id uuid not null,
  counter_id uuid not null,
  sequence bigint not null default 0,
  seals bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000' constraint
    a_head_is_a_hash check (octet_length(head) = 32),
  anchored bigint not null default 0,
  -- What the night found of each counter: its lines, seals and balances made again, and its seals compared
  -- with what the journal keeps of it.
  verified_on date,
  verified_lines bigint,
  faults integer check (faults >= 0),
  primary key (authority_id, counter_id),
  -- How far nights agreed is read in the journal: whoever writes in the tables wrote that day too. What is
  -- left beside the lines is a cache for a page.
  constraint no_head_is_told_before_its_seal check (anchored <= seals)
);
comment on table counter_chain is
  'How far the lines of a counter are, and the hash of their last seal. Whoever writes lines holds this '
  'row: a counter has one writer at a time.';
comment on column counter_chain.anchored is 'The last seal told to the journal.';
comment on column counter_chain.verified_on is
  'The day of the last night that made its lines, seals and balances again; null until then.';
comment on column counter_chain.verified_lines is 'How many lines it had then.';
comment on column counter_chain.faults is
  'What did not agree then. Above zero, somebody wrote past the functions.';
