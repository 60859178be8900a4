create or replace function ardeco_is_sandbox(wanted uuid) returns boolean language sql stable
  set search_path = public, pg_temp as
$$ select exists (select from authority where id = wanted and kind = 'sandbox') $$;
comment on function ardeco_is_sandbox is 'True for the tenants in which vendors try with fictional people.';
