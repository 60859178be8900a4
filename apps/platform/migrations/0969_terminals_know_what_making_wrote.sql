-- What a kiosk writes on a card is known by whoever stands between the card and its reader. Whose card it is, is said by what was written before an agent.
-- No version wrote at a kiosk before 0967 filled what was written: until now it is what making wrote.
-- lock: a row a plastic card
alter table card add column made_with text[] not null default '{}';
comment on column card.made_with is 'not personal: AIDs of the applications that were written on it as it was made.';
-- lock: a row a plastic card
update card set made_with = written;
