-- An application reads the transfers of its own service, by the account of the house that stands on the other
-- side of each: one income account at a time, the one that the use case found for the service that calls. It
-- reads no account, no alias and no line of another service.
create or replace function ardeco_counter_income() returns uuid language sql stable
  return nullif(current_setting('ardeco.counter_income', true), '')::uuid;
comment on function ardeco_counter_income is
  'The income account of the service whose application reads its transfers.';
