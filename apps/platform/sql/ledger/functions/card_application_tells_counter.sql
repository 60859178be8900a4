create or replace function card_application_tells_counter() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update counter c set on_cards = true where c.authority_id = new.authority_id and c.id = new.counter_id
    and not c.on_cards;
  return null;
end $$;
comment on function card_application_tells_counter is
  'A counter knows that cards carry it from the first application on, and for good: cards are out.';
revoke all on function card_application_tells_counter from public;
