create table pass_offer (
  authority_id uuid not null,
  id uuid not null,
  pass_id uuid not null,
  counter_id uuid not null,
  name_fr text not null check (length(name_fr) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  category text not null check
    (category in ('cinema', 'books', 'show', 'sport', 'leisure', 'transport', 'meal', 'other')),
  amount_cents integer not null constraint an_amount_is_in_cents check (amount_cents between 0 and 100000),
  uses smallint not null check (uses between 1 and 99),
  share_percent smallint check (share_percent between 1 and 100),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (authority_id, id),
  constraint one_counter_an_offer unique (authority_id, counter_id),
  constraint a_share_is_of_an_amount check (share_percent is null or amount_cents > 0)
);
create index offers_of_a_pass on pass_offer (authority_id, pass_id);
comment on table pass_offer is
  'An offer of a pass: so many uses, each worth so much at most; zero cents where the partner gives it for '
  'nothing. Never changed.';
comment on column pass_offer.name_fr is 'not personal: as people read it.';
comment on column pass_offer.name_en is 'not personal: the same, in English.';
