-- lock: a table of few rows, for an instant; a column without a default rewrites nothing.
-- "This was not me": a lifting that was not of whom it was said to be is taken back by the link of its message.
alter table restriction
  add column take_back_hash bytea check (octet_length(take_back_hash) = 32);
-- lock: a table of few rows, all empty there
create unique index restriction_by_take_back on restriction (authority_id, take_back_hash);
comment on column restriction.take_back_hash is 'The link in the message that says that it is lifted, to whom it was lifted in the name of; only its hash.';
grant update (take_back_hash) on restriction to ardeco_app;

create or replace function restriction_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.state, new.state) not in (('in_force', 'in_force'), ('in_force', 'lifting'), ('in_force', 'lifted'), ('lifting', 'lifting'), ('lifting', 'lifted'),
      ('lifting', 'in_force'), ('lifted', 'lifted'), ('lifted', 'in_force')) then
    raise exception 'a restriction does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  -- Lifted, a link is all that is added.
  if old.state = 'lifted' and new.state = 'lifted' and (new.sealed, new.lifted_on, new.lifts_on) is distinct from (old.sealed, old.lifted_on, old.lifts_on) then
    raise exception 'what is lifted stays so' using errcode = 'check_violation';
  end if;
  if new.state = 'in_force' and new.lifts_on is not null then
    raise exception 'what is in force has no day' using errcode = 'check_violation';
  end if;
  if new.state <> 'in_force' and old.lifts_on is not null and new.lifts_on is distinct from old.lifts_on then
    raise exception 'the day that was announced stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function restriction_guard() is 'in_force → lifting → lifted, or in_force → lifted; lifting → in_force when it is kept; lifted → in_force when it was not by whom it was said.';
