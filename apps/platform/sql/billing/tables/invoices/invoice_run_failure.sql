create table invoice_run_failure (
  authority_id uuid not null,
  run_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  month date not null,
  noted_on date not null,
  payer bytea not null constraint who_failed_is_an_hmac check (octet_length(payer) = 32),
  about uuid,
  reason text not null constraint a_reason_is_a_code check (reason ~ '^[a-z_.]{1,80}$'),
  content bytea not null,
  primary key (authority_id, id)
);
create index failures_of_a_payer on invoice_run_failure (payer);
create unique index a_failure_is_said_once
  on invoice_run_failure (authority_id, run_id, payer, about) nulls not distinct;
comment on table invoice_run_failure is
  'Whose invoice, or credit note, could not be written, and why: for an administrator to mend. Deleted six '
  'months later, or once they are erased.';
comment on column invoice_run_failure.payer is 'An HMAC of who pays, under a key of the series.';
comment on column invoice_run_failure.about is
  'not personal: the invoice that the credit note was about; null of an invoice.';
comment on column invoice_run_failure.content is 'personal: who pays; sealed under a key of the series.';
