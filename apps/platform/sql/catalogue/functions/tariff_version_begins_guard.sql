-- A version after the first begins today or later in the database too: people were told the price of days
-- that passed.
create or replace function tariff_version_begins_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if new.from_day < ardeco_today() and exists (select 1 from tariff_version v
      where v.authority_id = new.authority_id and v.tariff_id = new.tariff_id and v.state = 'published') then
    raise exception 'a day that passed keeps its price' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function tariff_version_begins_guard is
  'The first version may tell what counted before the platform came; those after it change no day that '
  'passed.';
