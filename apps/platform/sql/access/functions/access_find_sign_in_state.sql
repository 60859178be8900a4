-- Asked at each use of a token: one statement, planned once a connection, which a function in SQL is not.
create or replace function access_find_sign_in_state(authority uuid, person uuid)
  returns table (generation integer, closed boolean) language plpgsql stable security definer
    set search_path = public, pg_temp as $$
begin
  return query select a.sign_in_generation, a.closed_on is not null from account a
    where a.authority_id = authority and a.person_id = person;
end $$;
comment on function access_find_sign_in_state is
  'The generation of the sign-ins of this person, and whether their account is closed.';
revoke all on function access_find_sign_in_state from public;
grant execute on function access_find_sign_in_state to ardeco_app;
