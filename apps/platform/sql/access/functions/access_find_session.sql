-- Asked at every page and every step of a sign-in: one statement where a transaction takes three round trips.
-- The hash of the token is the right to see the row: it is derived from 256 random bits that only the browser
-- holds. Planned once a connection, which a function in SQL is not. An account that is closed opens nothing,
-- by a session of before either: until now each way of closing had to end them.
create or replace function access_find_session(authority uuid, hash bytea)
  returns setof session language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select s.* from session s
    where s.authority_id = authority and s.token_hash = hash
      and not (s.kind = 'person' and exists (
        select from account a where a.authority_id = s.authority_id and a.person_id = s.subject_id
          and a.closed_on is not null));
end $$;
comment on function access_find_session is 'The session of this token, ended ones included.';
revoke all on function access_find_session from public;
grant execute on function access_find_session to ardeco_app;
