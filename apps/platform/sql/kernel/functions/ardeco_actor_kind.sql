create or replace function ardeco_actor_kind() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('ardeco.actor_kind', true), ''), 'none');
comment on function ardeco_actor_kind is 'anonymous, person, staff, client, system; none outside a use case.';
