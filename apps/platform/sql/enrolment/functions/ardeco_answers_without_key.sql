create or replace function ardeco_answers_without_key() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct f.authority_id from public.source_file f
  where public.ardeco_actor_kind() = 'system' and f.direction = 'answer' and f.content_sealed is not null
    and not exists (select from public.row_key k where k.authority_id = f.authority_id and k.row_id = f.id);
$$;
comment on function ardeco_answers_without_key is
  'Authorities that hold an answer sealed before answers had keys of their own. For the system: nothing '
  'for anybody else.';
revoke all on function ardeco_answers_without_key from public;
grant execute on function ardeco_answers_without_key to ardeco_app;
