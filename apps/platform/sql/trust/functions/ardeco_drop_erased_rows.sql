create or replace function ardeco_drop_erased_rows() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid[];
begin
  if public.ardeco_actor_kind() <> 'system' then return 0; end if;
  gone := array(select k.row_id from public.row_key k join public.erased_leaf e on e.leaf = k.leaf);
  if cardinality(gone) = 0 then return 0; end if;
  delete from public.source_record where id = any (gone);
  delete from public.person_file where id = any (gone) and state <> 'done';
  update public.transfer_file set content_sealed = null where id = any (gone) and content_sealed is not null;
  delete from public.transfer_receipt where id = any (gone);
  delete from public.account_link where key_id = any (gone);
  update public.source_file set content_sealed = null, state = 'done' where id = any (gone)
    and content_sealed is not null;
  delete from public.row_key where row_id = any (gone);
  return cardinality(gone);
end $$;
comment on function ardeco_drop_erased_rows is
  'Rows of a restored backup that were deleted since it was taken: nothing of them opens any more. For the '
  'system: nothing for anybody else.';
revoke all on function ardeco_drop_erased_rows from public;
grant execute on function ardeco_drop_erased_rows to ardeco_app;
