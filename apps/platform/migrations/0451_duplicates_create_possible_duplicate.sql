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
  constraint decided_whole check ((verdict is null) = (decided_on is null) and (verdict is null) = (decided_by is null)),
  foreign key (authority_id, one_id) references person (authority_id, id),
  foreign key (authority_id, other_id) references person (authority_id, id)
);
create unique index asked_once on possible_duplicate (authority_id, one_id, other_id);
create index pairs_of_the_other on possible_duplicate (authority_id, other_id);
create index pairs_that_wait on possible_duplicate (authority_id, likelihood desc, id) where verdict is null;
comment on table possible_duplicate is 'Two people of an authority who may be one, and what an agent answered: kept as long as both are there, so that it is not asked again.';
comment on column possible_duplicate.likelihood is 'not personal: a percentage when it was found.';
comment on column possible_duplicate.decided_by is 'The agent.';

alter table possible_duplicate enable row level security;
create policy validators_compare on possible_duplicate for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy the_house_finds on possible_duplicate as restrictive for insert
  with check (ardeco_actor_kind() = 'system');
create policy the_house_forgets on possible_duplicate as restrictive for delete
  using (ardeco_actor_kind() = 'system');
grant select, insert, delete on possible_duplicate to ardeco_app;
grant update (verdict, decided_on, decided_by) on possible_duplicate to ardeco_app;
