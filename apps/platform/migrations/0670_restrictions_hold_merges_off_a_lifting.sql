-- lock: none; a function is added, no row is read.
-- Lifted, and still to be taken back by the link of its message: merged meanwhile, it would hold again under a number that leads elsewhere.
create function ardeco_may_hold_again(whom uuid, not_before date) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.restriction where authority_id = public.ardeco_authority() and person_id = whom
    and state = 'lifted' and take_back_hash is not null and lifted_on >= not_before);
$$;
comment on function ardeco_may_hold_again(uuid, date) is 'Whether a lifting since this day may still be taken back by its link. Nobody is merged meanwhile.';
revoke all on function ardeco_may_hold_again(uuid, date) from public;
grant execute on function ardeco_may_hold_again(uuid, date) to ardeco_app;
