alter table watched_log add column note text;
comment on column watched_log.note is 'The checkpoint seen last, as the log itself signed it: without it, a contradiction is only our word. Null until the next one is seen.';

alter table journal_fork add column kept_note text;
alter table journal_fork add column shown_size bigint;
alter table journal_fork add column shown_root bytea;
comment on column journal_fork.kept_note is 'The checkpoint seen before, as the log signed it; null where none was kept.';
comment on column journal_fork.shown_root is 'Of the checkpoint that contradicts: with its size, what makes it one, whatever lines others add below.';
-- lock: a contradiction is rare, and the rows of before have no size: the index is empty.
create unique index a_contradiction_is_raised_once on journal_fork (authority_id, side, other, shown_size, shown_root);
grant update (note) on watched_log to ardeco_app;
