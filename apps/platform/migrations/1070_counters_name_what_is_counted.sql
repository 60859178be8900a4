-- « 20 unités » of what? A counter of entries, meals, hours or trips is said as people say it. Those that are there keep their unit, which never changes.
-- lock: a table of definitions, a few rows an authority: rewritten by nothing, read once under the lock.
alter table counter drop constraint counter_unit_check,
  add constraint counter_unit_check check (unit in ('euro_cent', 'unit', 'meal', 'entry', 'hour', 'trip', 'token', 'point'));
