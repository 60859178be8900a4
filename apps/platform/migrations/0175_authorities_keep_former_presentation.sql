-- What the authority said of itself before its last change, to go back to in one gesture. Public facts, as the present ones.
alter table authority add column former jsonb;
comment on column authority.former is 'Public facts: name, colour, contact and private offers before the last change; null before the first.';
grant update (former) on authority to ardeco_app;
