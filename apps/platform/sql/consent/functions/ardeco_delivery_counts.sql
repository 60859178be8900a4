-- How many deliveries each application of a service has, by state and cause: numbers for who manages the
-- service, which neither a grant nor a subject can be read from. A manager named for one service counts the
-- deliveries of that one.
create or replace function ardeco_delivery_counts(wanted_service uuid)
  returns table (client_id uuid, state text, failure text, deliveries integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select delivery.client_id, delivery.state, delivery.failure, count(*)::integer from delivery
  where delivery.provider_id = ardeco_authority() and delivery.service_id = wanted_service
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')
      or ardeco_manages(wanted_service))
  group by delivery.client_id, delivery.state, delivery.failure
$$;
comment on function ardeco_delivery_counts is
  'Counts of deliveries by application, state and failure, for the managers of a service.';
revoke all on function ardeco_delivery_counts from public;
grant execute on function ardeco_delivery_counts to ardeco_app;
