create or replace function service_localisation_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if new.model_version < old.model_version then
    raise exception 'a service is brought up to a later version of its model'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function service_localisation_guard is 'The version of the model only goes forward.';
