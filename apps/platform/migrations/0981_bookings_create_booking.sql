-- Places that people book, session by session, each with one outcome and at most one amount taken (docs/adr/0113-one-outcome-a-booking.md).
create table activity (
  authority_id uuid not null references authority,
  id uuid not null,
  service_id uuid not null,
  counter_id uuid not null,
  tariff_id uuid,
  price_cents integer check (price_cents between 0 and 100000),
  name_fr text not null check (length(name_fr) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 60),
  place text not null check (length(place) between 1 and 120),
  capacity smallint not null check (capacity between 1 and 500),
  cancel_hours smallint not null default 4 check (cancel_hours between 0 and 336),
  ahead_days smallint not null check (ahead_days between 1 and 366),
  closed_on date,
  revision integer not null default 1,
  primary key (authority_id, id),
  constraint a_price_or_a_tariff check ((tariff_id is null) <> (price_cents is null)),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  foreign key (authority_id, service_id) references service (authority_id, id)
);
create index activities_of_a_counter on activity (authority_id, counter_id);
create index activities_of_a_service on activity (authority_id, service_id);
comment on table activity is 'What a service lets people book: where, at which price, taken from which counter, until when it is cancelled for nothing. Names nobody.';
comment on column activity.name_fr is 'not personal: what the activity is called.';
comment on column activity.name_en is 'not personal: what the activity is called.';
comment on column activity.place is 'not personal: where it takes place.';
comment on column activity.cancel_hours is 'So long before the session begins, it is cancelled for nothing.';
comment on column activity.ahead_days is 'How many days ahead one books.';

create table activity_session (
  authority_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity smallint not null check (capacity between 1 and 500),
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  closed_by text check (closed_by in ('agent', 'job')),
  primary key (authority_id, id),
  constraint one_session_at_an_hour unique (authority_id, activity_id, starts_at),
  constraint it_ends_after_it_begins check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  constraint its_day_is_that_of_paris check (day = (starts_at at time zone 'Europe/Paris')::date),
  constraint who_closed_it check ((state = 'closed') = (closed_by is not null)),
  foreign key (authority_id, activity_id) references activity (authority_id, id)
);
create index sessions_to_close on activity_session (authority_id, ends_at) where state = 'open';
comment on table activity_session is 'One day of an activity, with its places. Open, then closed or cancelled, for good.';
comment on column activity_session.day is 'Civil day in Europe/Paris: the tariff of that day is the price.';

create table booking (
  authority_id uuid not null references authority,
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  queued bigint not null generated always as identity,
  state text not null check (state in ('waiting', 'booked', 'left', 'unserved', 'cancelled', 'called_off', 'late', 'attended', 'missed', 'unmarked')),
  mark text check (mark in ('present', 'absent')),
  held boolean not null,
  excused boolean not null default false,
  sealed bytea not null,
  primary key (authority_id, id),
  constraint only_who_waits_holds_nothing_yet check (state <> 'waiting' or not held),
  constraint only_what_was_billed_is_excused check (not excused or state in ('late', 'missed', 'unmarked')),
  foreign key (authority_id, session_id) references activity_session (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create unique index one_place_a_person_and_session on booking (authority_id, session_id, person_id)
  where state in ('waiting', 'booked', 'late', 'attended', 'missed', 'unmarked');
create index bookings_of_a_person on booking (authority_id, person_id);
create index who_waits_for_a_session on booking (authority_id, session_id, queued) where state = 'waiting';
comment on table booking is 'A place of a person at a session, or their turn on its waiting list. One outcome each, for good. No row names the line of the ledger: its id is drawn from the booking''s under a key outside the database.';
comment on column booking.person_id is 'personal: who takes part.';
comment on column booking.queued is 'First come, first served.';
comment on column booking.state is 'waiting → booked, left or unserved; booked → cancelled (in time), called_off (by the house), late, attended, missed, unmarked (nobody closed the list).';
comment on column booking.held is 'Whether the ledger holds, or took, its price: not when it is free of charge.';
comment on column booking.excused is 'What was taken was given back, with a reason.';
comment on column booking.sealed is 'personal: the price and why, who booked and when, the reason of an excuse; sealed under the person''s key, padded.';

-- Whatever the application does: a session that ended does not open again, nor ends with somebody whose outcome is not said.
create function activity_session_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.authority_id, new.id, new.activity_id, new.day, new.starts_at, new.ends_at, new.capacity)
      is distinct from (old.authority_id, old.id, old.activity_id, old.day, old.starts_at, old.ends_at, old.capacity) then
    raise exception 'a session is never rewritten' using errcode = 'check_violation';
  end if;
  if old.state <> 'open' then raise exception 'a session that ended stays so' using errcode = 'check_violation'; end if;
  if new.state <> 'open' and exists (select from booking b where b.authority_id = new.authority_id and b.session_id = new.id
      and b.state in ('waiting', 'booked')) then
    raise exception 'each booking has an outcome before its session ends' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function activity_session_guard() is 'A session ends once, after each of its bookings.';
create trigger activity_session_guard before update on activity_session for each row execute function activity_session_guard();

create function booking_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare at_session activity_session;
begin
  if tg_op = 'UPDATE' then
    if (new.authority_id, new.id, new.session_id, new.person_id, new.queued) is distinct from (old.authority_id, old.id, old.session_id, old.person_id, old.queued) then
      raise exception 'a booking stays whose it is' using errcode = 'check_violation';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (('waiting', 'booked'), ('waiting', 'left'), ('waiting', 'unserved'), ('waiting', 'called_off'),
        ('booked', 'cancelled'), ('booked', 'called_off'), ('booked', 'late'), ('booked', 'attended'), ('booked', 'missed'), ('booked', 'unmarked')) then
      raise exception 'a booking has one outcome' using errcode = 'check_violation';
    end if;
    if old.excused and not new.excused or old.held is distinct from new.held and old.state <> 'waiting'
        or old.mark is distinct from new.mark and old.state <> 'booked' then
      raise exception 'an outcome is never rewritten' using errcode = 'check_violation';
    end if;
    if old.state = new.state and old.state not in ('waiting', 'booked') then return new; end if;
  end if;
  -- Held by who changes a booking of the session: places are counted one change at a time.
  select * into at_session from activity_session s where s.authority_id = new.authority_id and s.id = new.session_id for no key update;
  if at_session.state is distinct from 'open' then
    raise exception 'the session has ended' using errcode = 'check_violation';
  end if;
  if new.state = 'booked' and (tg_op = 'INSERT' or old.state <> 'booked') and (select count(*) from booking b
      where b.authority_id = new.authority_id and b.session_id = new.session_id and b.state in ('booked', 'attended', 'missed', 'unmarked')) >= at_session.capacity then
    raise exception 'no more places than there are' using errcode = 'check_violation', constraint = 'no_more_than_capacity';
  end if;
  return new;
end $$;
comment on function booking_guard() is 'One outcome each, for good; no more places taken than there are; nothing of a session that ended changes but what is given back.';
create trigger booking_guard before insert or update on booking for each row execute function booking_guard();

alter table activity enable row level security;
alter table activity_session enable row level security;
alter table booking enable row level security;
create policy who_works_or_lives_here_reads on activity for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy managers_set on activity for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy managers_change on activity for update
  using (authority_id = ardeco_authority() and ardeco_has_role('service_manager'));
create policy who_works_or_lives_here_reads on activity_session for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy managers_set on activity_session for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('service_manager') and state = 'open');
create policy the_system_ends on activity_session for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_books on booking for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy who_acts_for_the_person_reads on booking for select
  using (authority_id = ardeco_authority() and ardeco_acts_for(person_id));
grant select, insert on activity, activity_session, booking to ardeco_app;
grant update (tariff_id, price_cents, name_fr, name_en, place, capacity, cancel_hours, ahead_days, closed_on, revision) on activity to ardeco_app;
grant update (state, closed_by) on activity_session to ardeco_app;
grant update (state, mark, held, excused, sealed) on booking to ardeco_app;
grant delete on booking to ardeco_app;
