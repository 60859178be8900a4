-- lock: a table of few rows, for an instant; two columns without a default rewrite nothing.
-- A merge, or an undoing, asked of a colleague who never looks is not asked any more after some days (ADR 0077).
alter table person_merge add column asked_on date, add column undo_asked_on date;
-- lock: a few rows an authority, those asked of a colleague or in force
update person_merge set asked_on = current_date where asked_by is not null;
-- lock: fewer still
update person_merge set undo_asked_on = current_date where undo_asked_by is not null;
-- lock: a table of few rows, for an instant
alter table person_merge
  add constraint asked_on_a_day check ((asked_by is null) = (asked_on is null)),
  add constraint undo_asked_on_a_day check ((undo_asked_by is null) = (undo_asked_on is null));
comment on column person_merge.asked_on is 'not personal: the day it was asked of a colleague.';
comment on column person_merge.undo_asked_on is 'not personal: the day its undoing was asked of a colleague.';
grant update (asked_on, undo_asked_on) on person_merge to ardeco_app;
