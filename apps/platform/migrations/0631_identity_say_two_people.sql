-- A pair said to be one, merged or not, may be two people after all: it waits for a merge no more, and what became of it stays told (ADR 0073).
-- lock: a table of few rows, for an instant; a check that is only widened, and two columns without a default
alter table person_merge
  drop constraint person_merge_state_check,
  add constraint person_merge_state_check check (state in ('waiting', 'asked', 'active', 'undone', 'apart')),
  add column said_two_on date, add column said_two_by_sealed bytea,
  add constraint said_two_is_whole check ((state = 'apart') = (said_two_on is not null) and (state = 'apart') = (said_two_by_sealed is not null));
comment on table person_merge is 'Two people of an authority said to be one: waiting, asked of a colleague, in force, undone, or said to be two after all. In force, the folded one leads to the kept one. Leaves with either.';
comment on column person_merge.said_two_on is 'not personal: the day an agent said that they are two people.';
comment on column person_merge.said_two_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
grant update (said_two_on, said_two_by_sealed) on person_merge to ardeco_app;
