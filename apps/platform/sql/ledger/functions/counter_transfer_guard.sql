-- Lines do not change: only the words of somebody erased go, by counters_forget.
create or replace function counter_transfer_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a line is never removed' using errcode = 'check_violation';
    end if;
  if new.words is not null or counters_line(new) is distinct from counters_line(old)
      or (new.authority_id, new.counter_id) is distinct from (old.authority_id, old.counter_id) then
    raise exception 'a line is never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function counter_transfer_guard is
  'A line of the ledger is never rewritten nor removed; the words of somebody erased may go.';
