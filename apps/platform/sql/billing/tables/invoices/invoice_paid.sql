-- What was seen wholly paid is opened no more for reminders, as long as nothing can open it again.
create table invoice_paid (
  authority_id uuid not null,
  series_id uuid not null,
  invoice_id uuid not null,
  seen_on date not null,
  primary key (authority_id, invoice_id)
);
comment on table invoice_paid is
  'The invoices that were seen wholly paid: no reminder opens them. Falls once money of one of their '
  'accounts went out again, or somebody else is invoiced of it. Names nobody.';
comment on column invoice_paid.seen_on is 'Beyond a year no reminder leaves: deleted then.';
