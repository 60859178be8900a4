create or replace function ardeco_owns(wanted oid) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select pg_has_role(current_user, relowner, 'usage') from pg_class where oid = wanted;
$$;
comment on function ardeco_owns is
  'True for who owns this table: migrations and the operator''s commands, never the application.';
