-- Receipt numbers only go forward.
create or replace function receipt_counter_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if new.last <> (case when tg_op = 'INSERT' then 1 else old.last + 1 end) then
    raise exception 'receipts are numbered one by one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function receipt_counter_guard is 'Receipt numbers follow one another.';
