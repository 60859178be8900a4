create table restriction (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  covers text not null check (covers in ('everything', 'agreements')),
  state text not null check (state in ('in_force', 'lifting', 'lifted')),
  since date not null,
  lifts_on date,
  lifted_on date,
  version integer not null default 1,
  sealed bytea not null check (octet_length(sealed) <= 200000),
  -- "This was not me": a lifting that was not of whom it was said to be is taken back by the link of its
  -- message.
  take_back_hash bytea check (octet_length(take_back_hash) = 32),
  -- A pause keeps everything until it is lifted: once a year the data-protection officer is told how many
  -- hold.
  reminded_on date,
  primary key (authority_id, id),
  constraint what_lifts_has_its_day check (state <> 'lifting' or lifts_on is not null),
  constraint what_is_lifted_has_its_day check ((state = 'lifted') = (lifted_on is not null))
);
create index restrictions_that_hold on restriction (authority_id, person_id) where state <> 'lifted';
create index restrictions_to_lift on restriction (authority_id, lifts_on) where state = 'lifting';
create index restrictions_of_a_person on restriction (authority_id, person_id);
create unique index restriction_by_take_back on restriction (authority_id, take_back_hash);
comment on table restriction is
  'A restriction of processing (GDPR art. 18): while it holds, what it covers is stored and nothing else. '
  'Its id is that of the request of the right.';
comment on column restriction.person_id is 'personal: whose data.';
comment on column restriction.covers is 'Everything, or the agreements named in what is sealed.';
comment on column restriction.state is
  'in_force · lifting: the authority announced its end, and it still holds until the day · lifted.';
comment on column restriction.lifts_on is
  'The day announced to the person before the authority lifts it (art. 18.3).';
comment on column restriction.sealed is
  'personal: ground, agreements covered, who asked and what happened, sealed under the person''s key, '
  'padded.';
comment on column restriction.take_back_hash is
  'The link in the message that says that it is lifted, to whom it was lifted in the name of; only its hash.';
comment on column restriction.reminded_on is
  'Day on which the data-protection officer was last told that it still holds.';
