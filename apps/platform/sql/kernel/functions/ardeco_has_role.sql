-- What no use case needs, nobody may do past the use cases either.
-- Roles count for agents only, whatever else a transaction says.
create or replace function ardeco_has_role(variadic wanted text[]) returns boolean
  language sql stable parallel safe
  return ardeco_actor_kind() = 'staff'
    and string_to_array(coalesce(current_setting('ardeco.roles', true), ''), ',') && wanted;
comment on function ardeco_has_role is 'True when the acting agent holds one of the roles.';
