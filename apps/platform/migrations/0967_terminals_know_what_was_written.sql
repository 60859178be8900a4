-- What was written on a card is never written again there: its keys are those of the card for good, and whoever plays it, once, would learn them.
-- lock: a row a plastic card
alter table card add column written text[] not null default '{}';
comment on column card.written is 'not personal: AIDs of the applications written on it.';
-- lock: a row a plastic card
update card c set written = coalesce((select array_agg(a.aid order by a.aid) from card_application a where a.authority_id = c.authority_id), '{}');
grant update (written) on card to ardeco_app;

create function card_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not new.written @> old.written then raise exception 'what was written stays written' using errcode = 'check_violation'; end if;
  return new;
end $$;
comment on function card_guard() is 'What was written on a card is never written there again.';
create trigger card_guard before update on card for each row execute function card_guard();
