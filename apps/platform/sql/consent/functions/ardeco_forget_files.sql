-- Lines of files that carried these deliveries: what an erasure of their person makes us forget, whichever
-- authority holds them. What software answered is kept by the deliveries once applied: the file of its
-- answers goes with a person it told of.
create or replace function ardeco_forget_files(deliveries uuid[]) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten integer;
begin
  if ardeco_actor_kind() <> 'system' then return 0; end if;
  delete from transfer_receipt r where r.state = 'applied' and exists (
    select from transfer_line l join transfer_file f on f.authority_id = l.authority_id and f.id = l.file_id
      join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where f.authority_id = r.authority_id and f.service_id = r.service_id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  update transfer_file f set content_sealed = null where f.content_sealed is not null and exists (
    select from transfer_line l join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where l.authority_id = f.authority_id and l.file_id = f.id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function ardeco_forget_files is
  'Forgets the bytes of the files that carried these deliveries of people of the acting authority.';
revoke all on function ardeco_forget_files from public;
grant execute on function ardeco_forget_files to ardeco_app;
