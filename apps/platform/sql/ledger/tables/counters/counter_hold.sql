create table counter_hold (
  authority_id uuid not null,
  counter_id uuid not null,
  transfer_id uuid not null,
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  until timestamptz not null,
  primary key (authority_id, transfer_id)
);
create index holds_that_end on counter_hold (until, authority_id);
comment on table counter_hold is
  'Reservations under way, each gone as soon as it is posted, voided or ended. The line of the transfer '
  'stays.';
