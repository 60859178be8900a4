-- An answer of quotients was sealed under the authority's key, which stays: yesterday's dump opened it with today's keys once it was
-- read. It has a key of its own, forgotten with its content (ADR 0074, 0078).

create trigger its_key_goes after delete on source_file for each row execute function ardeco_row_went();
create trigger its_key_goes_with_its_content after update of content_sealed on source_file for each row
  when (new.content_sealed is null and old.content_sealed is not null) execute function ardeco_row_went();
comment on column source_file.content_sealed is 'personal: names and quotients of many people. A request is sealed for its correspondent alone; an answer under a key of its own, in row_key.';

create function ardeco_answers_without_key() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct f.authority_id from public.source_file f
  where public.ardeco_actor_kind() = 'system' and f.direction = 'answer' and f.content_sealed is not null
    and not exists (select from public.row_key k where k.authority_id = f.authority_id and k.row_id = f.id);
$$;
comment on function ardeco_answers_without_key() is 'Authorities that hold an answer sealed before answers had keys of their own. For the system: nothing for anybody else.';
revoke all on function ardeco_answers_without_key() from public;
grant execute on function ardeco_answers_without_key() to ardeco_app;

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
  update public.source_file set content_sealed = null, state = 'done' where id = any (gone) and content_sealed is not null;
  delete from public.row_key where row_id = any (gone);
  return cardinality(gone);
end $$;
