-- lock: a table of few rows, for an instant; a column without a default, and one with a constant, rewrite nothing.
-- Nobody is reached by message: a second agent of the authority sees the original before an erasure is done (ADR 0070).
alter table rights_request
  add column noted_by uuid,
  add column confirmed_by uuid,
  add column needs_colleague boolean not null default false,
  add column undone_words bytea,
  add constraint only_an_erasure_needs_a_colleague check (not needs_colleague or asked_right = 'erasure' and noted_by is not null),
  add constraint another_agent_confirms check (confirmed_by is null or needs_colleague and confirmed_by <> noted_by),
  add constraint words_of_undoing_are_short check (undone_words is null or octet_length(undone_words) <= 4000);
comment on column rights_request.noted_by is 'The agent who noted it at the desk; null on the web.';
comment on column rights_request.confirmed_by is 'Another agent, who saw the original too.';
comment on column rights_request.needs_colleague is 'An erasure of which nobody concerned is told by message: not done before another agent confirms it.';
comment on column rights_request.undone_words is 'personal: who undid it and when, sealed under the person''s key, beside the words, which undoing does not touch.';

-- Whoever undoes changes the state and its day, and nothing else; whoever confirms does it in their own name, once, of what another noted.
create function rights_request_keeps_its_word() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if ardeco_actor_kind() = 'staff' and new.noted_by is distinct from ardeco_actor() or new.confirmed_by is not null then
      raise exception 'an agent notes in their own name, and another confirms' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state = 'undone' and (new.due_on, new.sealed, new.reminded, new.confirmed_by)
      is distinct from (old.due_on, old.sealed, old.reminded, old.confirmed_by) then
    raise exception 'undoing changes nothing else' using errcode = 'check_violation';
  end if;
  if new.undone_words is distinct from old.undone_words and (new.state <> 'undone' or old.state <> 'scheduled') then
    raise exception 'what was said of undoing is kept' using errcode = 'check_violation';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null or old.state <> 'scheduled'
      or ardeco_actor_kind() <> 'staff' or new.confirmed_by is distinct from ardeco_actor()) then
    raise exception 'an agent confirms in their own name, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_request_keeps_its_word before insert or update on rights_request
  for each row execute function rights_request_keeps_its_word();
grant update (confirmed_by, undone_words) on rights_request to ardeco_app;
