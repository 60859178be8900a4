create table invoice_number (
  authority_id uuid not null,
  series_id uuid not null,
  year smallint not null,
  last integer not null,
  last_on date not null,
  primary key (authority_id, series_id, year)
);
comment on table invoice_number is
  'The last number of a year, and its day: numbers have no hole and follow the days. Held by who writes, '
  'until it is committed.';
