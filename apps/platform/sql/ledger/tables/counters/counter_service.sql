create table counter_service (
  authority_id uuid not null,
  counter_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  income_id uuid not null,
  removed_on date,
  primary key (authority_id, counter_id, provider_id, service_id)
);
comment on table counter_service is
  'The services that may touch a counter: one, or an explicit list. A service taken out still ends what it '
  'had begun, and refunds.';
comment on column counter_service.income_id is 'The account of what it took, less what it gave back.';
