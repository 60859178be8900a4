-- Whoever is at work: an agent whose role reads no restriction must not pass for that reason. A number merged
-- into another is the same person's: what the kept one restricts holds for it, until the merge is undone.
create or replace function ardeco_is_restricted(whom uuid, everything boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.restriction where authority_id = public.ardeco_authority()
    and (person_id = whom or person_id in (select kept_id from public.person_merge
      where authority_id = public.ardeco_authority() and folded_id = whom and state = 'active'))
    and state <> 'lifted' and (covers = 'everything' or not everything));
$$;
comment on function ardeco_is_restricted is
  'Whether a restriction holds for this person of the authority: of everything, or of anything. Purges '
  'leave such a person''s rows.';
revoke all on function ardeco_is_restricted from public;
grant execute on function ardeco_is_restricted to ardeco_app;
