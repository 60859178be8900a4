create table invoice_mark (
  authority_id uuid not null,
  series_id uuid not null,
  mark bytea not null check (octet_length(mark) = 32),
  invoice_id uuid not null,
  primary key (authority_id, series_id, mark)
);
create index marks_of_an_invoice on invoice_mark (invoice_id);
comment on table invoice_mark is
  'The lines of counters that were invoiced, or credited, each once for ever: an HMAC of their id under a '
  'key of the series, so that a dump joins no invoice with an account.';
