alter table possible_duplicate enable row level security;
create policy validators_compare on possible_duplicate for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy the_house_finds on possible_duplicate as restrictive for insert
  with check (ardeco_actor_kind() = 'system');
create policy the_house_forgets on possible_duplicate as restrictive for delete
  using (ardeco_actor_kind() = 'system');
grant select, insert, delete on possible_duplicate to ardeco_app;
grant update (verdict, decided_on, decided_by) on possible_duplicate to ardeco_app;
