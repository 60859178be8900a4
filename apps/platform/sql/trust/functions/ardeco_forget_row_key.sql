-- The app deletes no key of a row: its row goes, and its key follows, wherever the deletion comes from.
create or replace function ardeco_forget_row_key(owner uuid, wanted uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from public.row_key where authority_id = owner and row_id = wanted
    returning leaf, generation)
  insert into public.erased_leaf (leaf, generation) select leaf, generation from gone on conflict (leaf)
    do nothing;
$$;
comment on function ardeco_forget_row_key is
  'Deletes the key of a row and tells its leaf to every keyring. For triggers only.';
revoke all on function ardeco_forget_row_key from public;
