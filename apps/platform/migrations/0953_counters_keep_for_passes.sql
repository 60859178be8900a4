-- What an offer of a pass is kept on is no purse that somebody opens, tops up or changes, and ends with its pass.
-- lock: a few rows an authority
alter table counter add column kept_by text check (kept_by in ('passes'));
comment on column counter.kept_by is 'not personal: the part of the house that keeps it, opens its accounts and says when they end; null where people hold it as a purse.';
-- lock: a few rows an authority
update counter c set kept_by = 'passes' from pass_offer o where o.authority_id = c.authority_id and o.counter_id = c.id;

create or replace function counter_account_keeps_its_life() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- What was promised of an offer is the last day of its pass.
  if exists (select from counter c where c.authority_id = old.authority_id and c.id = old.counter_id and c.kept_by is not null) then return new; end if;
  new.expires_on := old.expires_on;
  return new;
end $$;

create function counters_end_on(p_authority uuid, p_counter uuid, p_account uuid, p_day date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (p_authority = ardeco_authority() and ardeco_actor_kind() = 'system') is not true then
    raise exception 'the system says when an account ends' using errcode = 'insufficient_privilege';
  end if;
  update counter_account a set expires_on = p_day where a.authority_id = p_authority and a.counter_id = p_counter and a.id = p_account and a.kind = 'holder'
    and exists (select from counter c where c.authority_id = p_authority and c.id = p_counter and c.kept_by is not null);
end $$;
comment on function counters_end_on(uuid, uuid, uuid, date) is 'Of a counter that a part of the house keeps alone: the last day on which what is on an account serves.';
revoke all on function counters_end_on(uuid, uuid, uuid, date) from public;
grant execute on function counters_end_on(uuid, uuid, uuid, date) to ardeco_app;

-- Passes opened already: the night takes back what is left of those that are over.
-- lock: as many rows as offers of open passes
update counter_account a set expires_on = p.ends_on from pass_offer o join pass p on p.authority_id = o.authority_id and p.id = o.pass_id
  where a.authority_id = o.authority_id and a.counter_id = o.counter_id and a.kind = 'holder';
