-- lock: a constant default rewrites no row.
-- A token of an application carries the generation of the sign-ins under which it was obtained, and is refused once the
-- generation has changed: exact, whatever the clocks of two servers say.
alter table account add column sign_in_generation integer not null default 0;
comment on column account.sign_in_generation is 'Grows each time that every sign-in of before ends: tokens of an earlier generation are refused.';
grant update (sign_in_generation) on account to ardeco_app;

-- Asked at each use of a token: one statement, planned once a connection (0117).
create function access_find_sign_in_state(authority uuid, person uuid)
  returns table (generation integer, closed boolean) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select a.sign_in_generation, a.closed_on is not null from account a
    where a.authority_id = authority and a.person_id = person;
end $$;
comment on function access_find_sign_in_state(uuid, uuid) is 'The generation of the sign-ins of this person, and whether their account is closed.';
revoke execute on function access_find_sign_in_state from public;
grant execute on function access_find_sign_in_state to ardeco_app;
