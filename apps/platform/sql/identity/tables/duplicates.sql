create table possible_duplicate (
  authority_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  likelihood smallint not null check (likelihood between 0 and 100),
  found_on date not null,
  verdict text check (verdict in ('same', 'different', 'unsure')),
  decided_on date,
  decided_by uuid,
  primary key (authority_id, id),
  constraint pair_in_order check (one_id < other_id),
  constraint decided_whole check ((verdict is null) = (decided_on is null)
    and (verdict is null) = (decided_by is null))
);
create unique index asked_once on possible_duplicate (authority_id, one_id, other_id);
create index pairs_of_the_other on possible_duplicate (authority_id, other_id);
create index pairs_that_wait on possible_duplicate (authority_id, likelihood desc, id) where verdict is null;
comment on table possible_duplicate is
  'Two people of an authority who may be one, and what an agent answered: kept as long as both are there, '
  'so that it is not asked again.';
comment on column possible_duplicate.likelihood is 'not personal: a percentage when it was found.';
comment on column possible_duplicate.decided_by is 'The agent.';
