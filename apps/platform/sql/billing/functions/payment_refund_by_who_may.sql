-- A mandataire gives back what is still in their own till; what a closing sent away, or a colleague took, is
-- the régisseur's to give back.
create or replace function payment_refund_by_who_may() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare paid payment; said_on date;
begin
  if new.kind <> 'refund' then return new; end if;
  select * into paid from payment p where p.authority_id = new.authority_id and p.id = new.about_id;
  if paid.staff_id is not distinct from new.staff_id
    and not exists (select from till_closing c where c.authority_id = new.authority_id
      and c.regie_id = new.regie_id and c.staff_id = new.staff_id and c.day >= paid.day) then
    return new;
  end if;
  select t.day into said_on from counter_transfer t where t.authority_id = new.authority_id
    and t.id = new.transfer_id;
  if not exists (select from regie_agent a where a.authority_id = new.authority_id
    and a.regie_id = new.regie_id and a.staff_id = new.staff_id
      and a.part = 'regisseur' and a.ended_by is null and said_on between a.starts_on and a.ends_on) then
    raise exception 'what left the till is given back by the régisseur' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function payment_refund_by_who_may is
  'A refund is of a payment of one''s own open till, or the régisseur''s.';
revoke all on function payment_refund_by_who_may from public;
