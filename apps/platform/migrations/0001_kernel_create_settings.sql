-- Words of row-level security. Settings are set by the application at the start of each transaction and are
-- empty by default: without them no policy lets anything through. After a transaction a local setting reads '',
-- hence nullif.

create function ardeco_authority() returns uuid language sql stable parallel safe
  return nullif(current_setting('ardeco.authority', true), '')::uuid;
create function ardeco_actor_kind() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('ardeco.actor_kind', true), ''), 'none');
create function ardeco_actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('ardeco.actor_id', true), '')::uuid;
create function ardeco_has_role(variadic wanted text[]) returns boolean language sql stable parallel safe
  return string_to_array(coalesce(current_setting('ardeco.roles', true), ''), ',') && wanted;

comment on function ardeco_authority() is 'The authority for which the current transaction acts, or null.';
comment on function ardeco_actor_kind() is 'anonymous, person, staff, client, system; none outside a use case.';
comment on function ardeco_actor() is 'Id of the person, agent or client who acts, or null.';
comment on function ardeco_has_role(text[]) is 'True when the acting agent holds one of the roles.';

-- The application may use what it is granted table by table, and nothing else.
revoke all on schema public from public;
grant usage on schema public to ardeco_app;
grant select on migration to ardeco_app;
