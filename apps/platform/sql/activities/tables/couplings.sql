-- Offers that distinct services build together on what one person holds of each
-- (docs/adr/0112-coupled-offers.md).
create table coupling (
  authority_id uuid not null,
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
  -- One manager of all services took what they liked off a tariff that the council voted, at once, and nobody
  -- could stop it. An offer lives once an approver, who counts for one with none of those who accepted,
  -- approved it; an approver stops it for agreements to come.
  approved_on date,
  approved_by uuid,
  stopped_on date,
  primary key (authority_id, id),
  constraint a_share_or_an_amount check ((percent is null) <> (cents is null)),
  constraint it_ends_after_it_began check (ends_on is null or ends_on >= starts_on),
  constraint who_approved_signs check ((approved_on is null) = (approved_by is null)),
  constraint what_is_stopped_lived_and_ends check (stopped_on is null
    or (approved_on is not null and ends_on is not null))
);
create index couplings_of_a_tariff on coupling (authority_id, tariff_id);
comment on table coupling is
  'An offer of one service to who holds others too: what it takes off a tariff, from when, until when. '
  'Kept for ever: prices refer to it. Names nobody.';
comment on column coupling.name_fr is 'not personal: what the offer gives.';
comment on column coupling.name_en is 'not personal: what the offer gives.';
comment on column coupling.needs is 'Whether all of the other services are held, or any of them.';
comment on column coupling.stacks is 'May be added to another offer that says so too.';
comment on column coupling.ends_on is 'Its last day; null while none is announced.';
comment on column coupling.closed_on is 'A proposal that a service declined, before it ever lived.';
comment on column coupling.approved_on is 'Without it the offer does not live.';
comment on column coupling.approved_by is 'The agent who approved it, none of those who accepted.';
comment on column coupling.stopped_on is
  'From that day on nobody agrees to it any more; who holds it keeps it to its last day.';

create table coupling_service (
  authority_id uuid not null,
  coupling_id uuid not null,
  service_id uuid not null,
  gives boolean not null,
  accepted_on date,
  accepted_by uuid,
  primary key (authority_id, coupling_id, service_id),
  constraint who_accepted_signs check ((accepted_on is null) = (accepted_by is null))
);
create unique index one_service_gives on coupling_service (authority_id, coupling_id) where gives;
create index couplings_of_a_service on coupling_service (authority_id, service_id);
comment on table coupling_service is
  'A service that an offer names, and which of its managers accepted. Without each of them the offer does '
  'not live.';
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
  -- A job may run twice, and holders are told one by one where somebody of their page cannot be: which last
  -- day was told is written beside the yes.
  told_last_day date,
  primary key (authority_id, id),
  constraint why_it_ended check ((ended_on is null) = (end_reason is null)),
  constraint it_ends_once_begun check (ended_on >= from_day)
);
create unique index one_agreement_at_a_time on coupling_agreement (authority_id, coupling_id, subject)
  where ended_on is null;
create index agreements_of_a_subject on coupling_agreement (authority_id, subject);
create index agreements_to_purge on coupling_agreement (authority_id, ended_on) where ended_on is not null;
comment on table coupling_agreement is
  'That somebody said yes to an offer, under an HMAC that this offer alone gives them: it joins no '
  'service. Five years after its end; goes with the person.';
comment on column coupling_agreement.subject is
  'personal: whose yes it is, by what the offer alone calls them.';
comment on column coupling_agreement.ended_on is
  'The first day without it: a line of a day before keeps its price.';
comment on column coupling_agreement.end_reason is 'not personal: one of two words.';
comment on column coupling_agreement.sealed is
  'personal: the name that the giving service alone gives them, under the key of that service, padded.';
comment on column coupling_agreement.told_last_day is
  'not personal: the last day of the offer, once its holder was told it.';
