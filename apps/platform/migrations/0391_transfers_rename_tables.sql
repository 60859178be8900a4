-- What people call exchanges are calls, letters and messages (contact). Files carried to a vendor's software are transfers.
-- lock: a rename changes names in the catalogue and reads no row
alter table exchange rename to transfer;
alter table exchange_file rename to transfer_file;
alter table exchange_line rename to transfer_line;
alter table exchange_receipt rename to transfer_receipt;
alter table exchange_place rename to transfer_place;

create or replace function ardeco_forget_files(deliveries uuid[]) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten integer;
begin
  if ardeco_actor_kind() <> 'system' then return 0; end if;
  update transfer_file f set content_sealed = null where f.content_sealed is not null and exists (
    select from transfer_line l join delivery d on d.provider_id = l.authority_id and d.id = l.delivery_id
    where l.authority_id = f.authority_id and l.file_id = f.id and l.delivery_id = any (deliveries)
      and ardeco_authority() in (d.holder_id, d.provider_id));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
