-- Places that people book, session by session, each with one outcome and at most one amount taken
-- (docs/adr/0113-one-outcome-a-booking.md).
create table activity (
  authority_id uuid not null,
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
  min_age smallint check (min_age between 0 and 120),
  max_age smallint check (max_age between 0 and 120),
  primary key (authority_id, id),
  constraint a_price_or_a_tariff check ((tariff_id is null) <> (price_cents is null)),
  constraint ages_in_order check (min_age <= max_age)
);
create index activities_of_a_counter on activity (authority_id, counter_id);
create index activities_of_a_service on activity (authority_id, service_id);
comment on table activity is
  'What a service lets people book: where, at which price, taken from which counter, until when it is '
  'cancelled for nothing. Names nobody.';
comment on column activity.name_fr is 'not personal: what the activity is called.';
comment on column activity.name_en is 'not personal: what the activity is called.';
comment on column activity.place is 'not personal: where it takes place.';
comment on column activity.cancel_hours is 'So long before the session begins, it is cancelled for nothing.';
comment on column activity.ahead_days is 'How many days ahead one books.';
comment on column activity.min_age is
  'Age in whole years on the day of a session, from which it may be booked; null: no bound.';
comment on column activity.max_age is
  'Age in whole years on the day of a session, up to which it may be booked; null: no bound.';

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
  constraint it_ends_after_it_begins check (ends_at > starts_at
    and ends_at <= starts_at + interval '24 hours'),
  constraint its_day_is_that_of_paris check (day = (starts_at at time zone 'Europe/Paris')::date),
  constraint who_closed_it check ((state = 'closed') = (closed_by is not null))
);
create index sessions_to_close on activity_session (authority_id, ends_at) where state = 'open';
comment on table activity_session is
  'One day of an activity, with its places. Open, then closed or cancelled, for good.';
comment on column activity_session.day is 'Civil day in Europe/Paris: the tariff of that day is the price.';

create table booking (
  authority_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  queued bigint not null generated always as identity,
  state text not null check (state in ('waiting', 'booked', 'left', 'unserved', 'cancelled', 'called_off',
    'late', 'attended', 'missed', 'unmarked')),
  mark text check (mark in ('present', 'absent')),
  held boolean not null,
  excused boolean not null default false,
  sealed bytea not null,
  reminded boolean not null default false,
  primary key (authority_id, id),
  constraint only_who_waits_holds_nothing_yet check (state <> 'waiting' or not held),
  constraint only_what_was_billed_is_excused check (not excused or state in ('late', 'missed', 'unmarked'))
);
create unique index one_place_a_person_and_session on booking (authority_id, session_id, person_id)
  where state in ('waiting', 'booked', 'late', 'attended', 'missed', 'unmarked');
create index bookings_of_a_person on booking (authority_id, person_id);
create index who_waits_for_a_session on booking (authority_id, session_id, queued) where state = 'waiting';
comment on table booking is
  'A place of a person at a session, or their turn on its waiting list. One outcome each, for good. No row '
  'names the line of the ledger: its id is drawn from the booking''s under a key outside the database.';
comment on column booking.person_id is 'personal: who takes part.';
comment on column booking.queued is 'First come, first served.';
comment on column booking.state is
  'waiting → booked, left or unserved; booked → cancelled (in time), called_off (by the house), late, '
  'attended, missed, unmarked (nobody closed the list).';
comment on column booking.held is
  'Whether the ledger holds, or took, its price: not when it is free of charge.';
comment on column booking.excused is 'What was taken was given back, with a reason.';
comment on column booking.sealed is
  'personal: the price and why, who booked and when, the reason of an excuse; sealed under the person''s '
  'key, padded.';
comment on column booking.reminded is
  'Whoever takes part, or is told of them, was reminded of it, or nobody was to be. Once.';
