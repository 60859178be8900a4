create table pass_transfer_void (
  authority_id uuid not null,
  statement_id uuid not null,
  attempt smallint not null,
  reason text not null check (reason in ('refused', 'never_given', 'wrong')),
  voided_on date not null,
  voided_by uuid not null,
  primary key (authority_id, statement_id, attempt)
);
comment on table pass_transfer_void is
  'A transfer that will not be paid: refused by the bank, never given to it, or wrong. Said by another '
  'agent than the one who prepared it, once.';
comment on column pass_transfer_void.reason is 'not personal: one of three words.';
