create table invoice_series_counter (
  authority_id uuid not null,
  counter_id uuid not null,
  series_id uuid not null,
  primary key (authority_id, counter_id)
);
comment on table invoice_series_counter is 'The counters that a series invoices: each has one.';
