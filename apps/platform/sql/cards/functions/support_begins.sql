create or replace function support_begins() returns trigger language plpgsql set search_path = public, pg_temp
  as $$
begin
  if new.state <> 'ordered' then
    raise exception 'a support begins ordered, not %', new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function support_begins is 'No support is born in service: each of its states has its line.';
