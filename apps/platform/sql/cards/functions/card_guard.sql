create or replace function card_guard() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if not new.written @> old.written then raise exception 'what was written stays written'
    using errcode = 'check_violation'; end if;
  return new;
end $$;
comment on function card_guard is 'What was written on a card is never written there again.';
