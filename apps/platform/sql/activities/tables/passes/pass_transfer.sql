create table pass_transfer (
  authority_id uuid not null,
  statement_id uuid not null,
  payer text not null check (length(payer) between 1 and 70),
  iban_sealed bytea not null,
  pay_on date not null,
  written_on date not null,
  written_by uuid not null,
  -- A transfer that its bank refused is voided by a colleague, with a reason, and prepared anew; each file is
  -- the same bytes whenever it is taken again.
  attempt smallint not null default 1 constraint a_transfer_is_tried_nine_times check (attempt between 1
    and 9),
  created_at timestamptz not null,
  -- The file of a transfer is made again as it was, to the account of that day.
  account_id uuid,
  primary key (authority_id, statement_id, attempt)
);
comment on table pass_transfer is
  'The transfer that was prepared for a statement: who pays it, from which account, on which day. Never '
  'changed; voided, another is prepared. Ten years at least.';
comment on column pass_transfer.payer is 'not personal: the authority that pays, as the bank shows it.';
comment on column pass_transfer.iban_sealed is
  'not personal: the account of the authority, sealed under a key of it.';
comment on column pass_transfer.attempt is 'The first, the second… Each has a number of its own at the bank.';
comment on column pass_transfer.created_at is
  'When the file was made first: it says so, and is made again with it. Midnight, of those of before this '
  'was kept.';
comment on column pass_transfer.account_id is
  'To which account of the partner; null, to the one that it was agreed with.';
