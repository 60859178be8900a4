-- The accounts that an invoice names: the money of an account pays all of its invoices, whoever pays them.
create table invoice_account (
  authority_id uuid not null,
  series_id uuid not null,
  account bytea not null constraint an_account_is_an_hmac check (octet_length(account) = 32),
  invoice_id uuid not null,
  primary key (authority_id, series_id, account, invoice_id)
);
create index accounts_of_an_invoice on invoice_account (invoice_id);
comment on table invoice_account is
  'The accounts whose lines an invoice, or a credit note, says: an HMAC of each under a key of the series, '
  'so that a dump joins none with a counter.';
