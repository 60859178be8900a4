-- Asked at every page and every step of a sign-in: one statement where a transaction takes three round trips. The hash of
-- the token is the right to see the row: it is derived from 256 random bits that only the browser holds.
create function access_find_session(authority uuid, hash bytea)
  returns setof session language sql stable security definer set search_path = public, pg_temp as
$$ select s.* from session s where s.authority_id = authority and s.token_hash = hash $$;
comment on function access_find_session(uuid, bytea) is 'The session of this token, ended ones included.';
revoke execute on function access_find_session from public;
grant execute on function access_find_session to ardeco_app;
