-- As in 0117: planned once a connection.
create or replace function access_find_session(authority uuid, hash bytea)
  returns setof session language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select s.* from session s where s.authority_id = authority and s.token_hash = hash;
end $$;
