-- lock: a table of few rows, for an instant; a check that is only widened.
-- Asked online too, the erasure of somebody who keeps others waits for an agent: whoever gains from a wrong merge would ask alone (ADR 0073).
alter table rights_request
  drop constraint only_an_erasure_needs_a_colleague,
  add constraint only_an_erasure_needs_a_colleague check (not needs_colleague or asked_right = 'erasure');
comment on column rights_request.needs_colleague is 'An erasure of which nobody concerned is told by message, or of somebody who keeps others: not done before an agent who did not note it confirms it.';
