-- Who knows a grant's random id, or a subject that only the sector's key computes, reads its deliveries;
-- nobody lists others.
create or replace function ardeco_deliveries(wanted_grant uuid, wanted_subject bytea) returns setof delivery
  language sql stable security definer set search_path = public, pg_temp as $$
  select delivery.* from delivery
  where (delivery.grant_id = wanted_grant or delivery.sector_subject = wanted_subject)
    and ardeco_authority() in (delivery.holder_id, delivery.provider_id)
    and ardeco_actor_kind() in ('person', 'staff', 'system')
  order by delivery.grant_id, delivery.sequence
$$;
comment on function ardeco_deliveries is
  'Deliveries of one grant or of one sector''s subject, for either side.';
revoke all on function ardeco_deliveries from public;
grant execute on function ardeco_deliveries to ardeco_app;
