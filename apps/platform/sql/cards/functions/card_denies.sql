-- Whoever erases a support, its card stays refused.
create or replace function card_denies() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.card_denied (authority_id, denied_as, until)
    values (old.authority_id, old.denied_as, old.until) on conflict do nothing;
  return old;
end $$;
comment on function card_denies is 'A card that is forgotten goes on the list of those that readers refuse.';
revoke all on function card_denies from public;
