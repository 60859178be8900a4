-- lock: a table of few rows, for an instant; two columns without a default rewrite nothing.
-- Undone, a merge that closed an account opens it again: two agents, as to close it (ADR 0073).
alter table person_merge add column undo_asked_by uuid, add column undo_asked_sealed bytea,
  add constraint undoing_is_whole check ((undo_asked_by is null) = (undo_asked_sealed is null)
    and (undo_asked_by is null or state = 'active' and reason_sealed is not null));
comment on column person_merge.undo_asked_by is 'not personal: the agent who asked to undo it; another does it.';
comment on column person_merge.undo_asked_sealed is 'not personal: the agent''s name, under the authority''s key.';
grant update (undo_asked_by, undo_asked_sealed) on person_merge to ardeco_app;
