-- A visit at a kiosk was ended in its browser alone: who had copied what it carries read the family for some minutes more. The one under way is known here.
-- lock: a column without a default, the catalogue alone
alter table equipment add visit_id uuid;
comment on column equipment.visit_id is 'not personal: a number drawn as somebody shows a code at a kiosk, without whose it is; another one, or none, ends what its browser carries.';
grant update (visit_id) on equipment to ardeco_app;
