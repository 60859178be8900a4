-- lock: none; a function is replaced, no row is read.
-- A lifting that somebody wished, and that whoever asked for the pause keeps from coming: in force again, without a day.
create or replace function restriction_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.state, new.state) not in (('in_force', 'in_force'), ('in_force', 'lifting'), ('in_force', 'lifted'), ('lifting', 'lifting'), ('lifting', 'lifted'),
      ('lifting', 'in_force')) then
    raise exception 'a restriction does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'in_force' and new.lifts_on is not null then
    raise exception 'what is in force has no day' using errcode = 'check_violation';
  end if;
  if new.state <> 'in_force' and old.lifts_on is not null and new.lifts_on is distinct from old.lifts_on then
    raise exception 'the day that was announced stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function restriction_guard() is 'in_force → lifting → lifted, or in_force → lifted; lifting → in_force when it is kept. What is lifted stays so.';
