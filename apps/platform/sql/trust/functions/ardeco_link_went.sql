create or replace function ardeco_link_went() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform public.ardeco_forget_row_key(old.authority_id, old.key_id);
  return null;
end $$;
comment on function ardeco_link_went is
  'The key of an account''s words that were deleted, or replaced, is forgotten.';
revoke all on function ardeco_link_went from public;
