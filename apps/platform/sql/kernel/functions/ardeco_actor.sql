create or replace function ardeco_actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('ardeco.actor_id', true), '')::uuid;
comment on function ardeco_actor is 'Id of the person, agent or client who acts, or null.';
