-- A message to an address that is no account's (a link to sign in, a former address) is nobody's, so that
-- nobody's erasure deleted it: it stayed twelve months under the authority's key. It has served once it is
-- handed over; its row keeps it from being sent twice.
create or replace function ardeco_message_left() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  new.sealed := '';
  return new;
end $$;
comment on function ardeco_message_left is
  'What was written to an address is forgotten once it is handed over.';
