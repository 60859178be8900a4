-- Lifted stays lifted, and nobody brings an announced day nearer: the person was told it. A lifting that
-- somebody wished, and that whoever asked for the pause keeps from coming: in force again, without a day. In
-- force again, then lifting by another day: two statements moved the day that one could not. Announced on any
-- day, it is seven days later at the soonest (LIFTING_DAYS), so that no day comes sooner than the one that
-- was told.
create or replace function restriction_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (old.state, new.state) not in (('in_force', 'in_force'), ('in_force', 'lifting'), ('in_force', 'lifted'),
    ('lifting', 'lifting'), ('lifting', 'lifted'),
      ('lifting', 'in_force'), ('lifted', 'lifted'), ('lifted', 'in_force')) then
    raise exception 'a restriction does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  -- Lifted, a link is all that is added.
  if old.state = 'lifted' and new.state = 'lifted' and (new.sealed, new.lifted_on, new.lifts_on) is distinct
    from (old.sealed, old.lifted_on, old.lifts_on) then
    raise exception 'what is lifted stays so' using errcode = 'check_violation';
  end if;
  if new.state = 'in_force' and new.lifts_on is not null then
    raise exception 'what is in force has no day' using errcode = 'check_violation';
  end if;
  if new.state <> 'in_force' and old.lifts_on is not null and new.lifts_on is distinct from old.lifts_on then
    raise exception 'the day that was announced stands' using errcode = 'check_violation';
  end if;
  if old.state = 'in_force' and new.state = 'lifting' and new.lifts_on < ardeco_today() + 7 then
    raise exception 'a lifting is told seven days before' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function restriction_guard is
  'in_force → lifting → lifted, or in_force → lifted; lifting → in_force when it is kept; lifted → '
  'in_force when it was not by whom it was said.';
