-- Offers that distinct services build together on what one person holds of each (docs/adr/0112-coupled-offers.md).
create table coupling (
  authority_id uuid not null references authority,
  id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  tariff_id uuid not null,
  percent smallint check (percent between 1 and 100),
  cents integer check (cents between 1 and 100000),
  needs text not null check (needs in ('all', 'any')),
  stacks boolean not null,
  starts_on date not null,
  ends_on date,
  closed_on date,
  primary key (authority_id, id),
  constraint a_share_or_an_amount check ((percent is null) <> (cents is null)),
  constraint it_ends_after_it_began check (ends_on is null or ends_on >= starts_on),
  foreign key (authority_id, tariff_id) references tariff (authority_id, id)
);
create index couplings_of_a_tariff on coupling (authority_id, tariff_id);
comment on table coupling is 'An offer of one service to who holds others too: what it takes off a tariff, from when, until when. Kept for ever: prices refer to it. Names nobody.';
comment on column coupling.name_fr is 'not personal: what the offer gives.';
comment on column coupling.name_en is 'not personal: what the offer gives.';
comment on column coupling.needs is 'Whether all of the other services are held, or any of them.';
comment on column coupling.stacks is 'May be added to another offer that says so too.';
comment on column coupling.ends_on is 'Its last day; null while none is announced.';
comment on column coupling.closed_on is 'A proposal that a service declined, before it ever lived.';

create table coupling_service (
  authority_id uuid not null,
  coupling_id uuid not null,
  service_id uuid not null,
  gives boolean not null,
  accepted_on date,
  accepted_by uuid,
  primary key (authority_id, coupling_id, service_id),
  constraint who_accepted_signs check ((accepted_on is null) = (accepted_by is null)),
  foreign key (authority_id, coupling_id) references coupling (authority_id, id),
  foreign key (authority_id, service_id) references service (authority_id, id)
);
create unique index one_service_gives on coupling_service (authority_id, coupling_id) where gives;
create index couplings_of_a_service on coupling_service (authority_id, service_id);
comment on table coupling_service is 'A service that an offer names, and which of its managers accepted. Without each of them the offer does not live.';
comment on column coupling_service.gives is 'The one whose price is reduced.';

create table coupling_agreement (
  authority_id uuid not null,
  id uuid not null,
  coupling_id uuid not null,
  subject bytea not null constraint a_subject_is_an_hmac check (octet_length(subject) = 32),
  from_day date not null,
  ended_on date,
  end_reason text check (end_reason in ('withdrawn', 'subscription')),
  sealed bytea not null,
  primary key (authority_id, id),
  constraint why_it_ended check ((ended_on is null) = (end_reason is null)),
  constraint it_ends_once_begun check (ended_on >= from_day),
  foreign key (authority_id, coupling_id) references coupling (authority_id, id)
);
create unique index one_agreement_at_a_time on coupling_agreement (authority_id, coupling_id, subject) where ended_on is null;
create index agreements_of_a_subject on coupling_agreement (authority_id, subject);
create index agreements_to_purge on coupling_agreement (authority_id, ended_on) where ended_on is not null;
comment on table coupling_agreement is 'That somebody said yes to an offer, under an HMAC that this offer alone gives them: it joins no service. Five years after its end; goes with the person.';
comment on column coupling_agreement.subject is 'personal: whose yes it is, by what the offer alone calls them.';
comment on column coupling_agreement.ended_on is 'The first day without it: a line of a day before keeps its price.';
comment on column coupling_agreement.end_reason is 'not personal: one of two words.';
comment on column coupling_agreement.sealed is 'personal: the name that the giving service alone gives them, under the key of that service, padded.';

create function coupling_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.authority_id, new.id, new.name_fr, new.name_en, new.tariff_id, new.percent, new.cents, new.needs, new.stacks, new.starts_on)
      is distinct from (old.authority_id, old.id, old.name_fr, old.name_en, old.tariff_id, old.percent, old.cents, old.needs, old.stacks, old.starts_on) then
    raise exception 'an offer is never rewritten: it ends, and another is proposed' using errcode = 'check_violation';
  end if;
  if new.ends_on is distinct from old.ends_on and (new.ends_on is null or new.ends_on > old.ends_on) then
    raise exception 'the end of an offer only comes nearer' using errcode = 'check_violation';
  end if;
  if new.closed_on is distinct from old.closed_on and (old.closed_on is not null or not exists (select from coupling_service s
      where s.authority_id = new.authority_id and s.coupling_id = new.id and s.accepted_on is null)) then
    raise exception 'what lived is not declined: it ends on a day that is announced' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_guard() is 'Terms stay; the end comes nearer; only what never lived is declined.';
create trigger coupling_guard before update on coupling for each row execute function coupling_guard();

create function coupling_service_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and ((new.authority_id, new.coupling_id, new.service_id, new.gives)
      is distinct from (old.authority_id, old.coupling_id, old.service_id, old.gives) or old.accepted_on is not null) then
    raise exception 'a service accepts once' using errcode = 'check_violation';
  end if;
  if new.accepted_by is not null and (new.accepted_by = ardeco_actor() and ardeco_manages(new.service_id)) is not true then
    raise exception 'who accepts for a service manages it, and signs in person' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' and exists (select from coupling_agreement a where a.authority_id = new.authority_id and a.coupling_id = new.coupling_id) then
    raise exception 'an offer that somebody agreed to keeps its services' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_service_guard() is 'A manager accepts for their own service, once; no service is added to what somebody agreed to.';
create trigger coupling_service_guard before insert or update on coupling_service for each row execute function coupling_service_guard();

create function coupling_agreement_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare offer coupling;
begin
  if tg_op = 'UPDATE' then
    if (new.authority_id, new.id, new.coupling_id, new.subject, new.from_day, new.sealed)
        is distinct from (old.authority_id, old.id, old.coupling_id, old.subject, old.from_day, old.sealed)
      or old.ended_on is not null then
      raise exception 'a yes stays whose it is, and ends once' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into offer from coupling c where c.authority_id = new.authority_id and c.id = new.coupling_id;
  if not found or offer.closed_on is not null or new.from_day < offer.starts_on or new.from_day > offer.ends_on or new.ended_on is not null
    or (select count(*) filter (where s.accepted_on is null) > 0 or count(*) < 2 from coupling_service s
      where s.authority_id = new.authority_id and s.coupling_id = new.coupling_id) then
    raise exception 'nobody agrees to an offer that does not live' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function coupling_agreement_guard() is 'One agrees to an offer that each of its services accepted, on a day when it lives; what ended stays ended.';
create trigger coupling_agreement_guard before insert or update on coupling_agreement for each row execute function coupling_agreement_guard();

alter table coupling enable row level security;
alter table coupling_service enable row level security;
alter table coupling_agreement enable row level security;
create policy who_works_or_lives_here_reads on coupling for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy own_managers_propose on coupling for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager') and closed_on is null);
create policy managers_of_its_services_end on coupling for update
  using (authority_id = ardeco_authority() and exists (select from coupling_service s
    where s.authority_id = coupling.authority_id and s.coupling_id = coupling.id and ardeco_manages(s.service_id)));
create policy who_works_or_lives_here_reads on coupling_service for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy own_managers_propose on coupling_service for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy managers_accept on coupling_service for update
  using (authority_id = ardeco_authority() and ardeco_manages(service_id));
create policy only_the_system on coupling_agreement for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy one_subject_at_a_time on coupling_agreement for select
  using (authority_id = ardeco_authority() and subject = ardeco_sector_subject()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
grant select, insert on coupling, coupling_service, coupling_agreement to ardeco_app;
grant update (ends_on, closed_on) on coupling to ardeco_app;
grant update (accepted_on, accepted_by) on coupling_service to ardeco_app;
grant update (ended_on, end_reason) on coupling_agreement to ardeco_app;
grant delete on coupling_agreement to ardeco_app;
