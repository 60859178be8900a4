-- Passes: what an authority offers to some people for a time (a youth pass), its offers ("atouts"), which
-- private partners accept, and each use.
create table pass (
  authority_id uuid not null,
  id uuid not null,
  service_provider_id uuid not null,
  service_id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  starts_on date not null,
  ends_on date not null,
  fee_cents integer not null constraint a_fee_is_in_cents check (fee_cents between 0 and 100000),
  fee_counter_id uuid,
  rule text check (length(rule) between 1 and 500),
  rule_on date,
  primary key (authority_id, id),
  constraint a_pass_lasts_at_most_three_years check (ends_on between starts_on
    and starts_on + interval '3 years'),
  constraint a_fee_has_its_counter check ((fee_cents = 0) = (fee_counter_id is null))
);
comment on table pass is
  'A pass of an authority, for one period. The agreement of its service carries what it knows of people. '
  'Names nobody.';
comment on column pass.name_fr is 'not personal: as people read it.';
comment on column pass.name_en is 'not personal: the same, in English.';
comment on column pass.rule is
  'not personal: who is entitled, by elements that the service asks; everybody who agreed without it.';
comment on column pass.rule_on is 'The day on which ages are counted; the day of joining without it.';
