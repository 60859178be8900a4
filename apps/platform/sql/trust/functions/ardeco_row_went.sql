create or replace function ardeco_row_went() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform public.ardeco_forget_row_key(old.authority_id, old.id);
  return null;
end $$;
comment on function ardeco_row_went is
  'The key of a row that was deleted, or whose content was, is forgotten.';
revoke all on function ardeco_row_went from public;
