-- A role given to a third agent ends the mode of small staffs in the same transaction: before, the mode was on
-- again as soon as roles were taken back, and what was announced in it could be used (ADR 0149).
-- As this version has it; its file says what it is today.
create or replace function small_staff_mode_ends() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  working integer;
begin
  select count(distinct r.staff_id) into working from staff_role r
    join staff s on s.authority_id = r.authority_id and s.id = r.staff_id and s.closed_on is null
    where r.authority_id = new.authority_id
      and r.role not in ('data_protection_officer', 'auditor', 'operator');
  if working > 2 then
    update small_staff_mode set ended_on = ardeco_today(), ended_by = coalesce(ardeco_actor(), declared_by)
      where authority_id = new.authority_id and ended_on is null;
  end if;
  return null;
end $$;
create trigger small_staff_mode_ends after insert on staff_role for each row
  execute function small_staff_mode_ends();
