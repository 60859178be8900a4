create or replace function ardeco_keys_that_speak(people uuid[])
  returns table (person_id uuid, generation integer, leaf bigint, wrapped_key bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.person_id, k.generation, k.leaf, k.wrapped_key from public.person_key k
  where public.ardeco_actor_kind() = 'person' and k.authority_id = public.ardeco_authority()
    and k.person_id = any(people)
    and exists (select from public.element e join public.person_merge m
        on m.authority_id = e.authority_id and m.folded_id = e.person_id and m.state = 'active'
          and m.spoken ? e.name
      where e.authority_id = k.authority_id and e.person_id = k.person_id and e.state = 'validated'
        and public.ardeco_acts_for(m.kept_id))
$$;
comment on function ardeco_keys_that_speak is
  'The wrapped keys of those of these folded numbers of which a validated value speaks for somebody whom '
  'the acting person reaches. The row itself is not theirs to read.';
revoke all on function ardeco_keys_that_speak from public;
grant execute on function ardeco_keys_that_speak to ardeco_app;
