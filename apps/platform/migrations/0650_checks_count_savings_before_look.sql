-- Twenty documents a day saved before the antivirus looked were counted by who saved each last: two validators who took turns on the same ones
-- reset each other's count. A row a saving, which its agent neither changes nor takes away.
create table saving_before_look (
  authority_id uuid not null references authority,
  id uuid not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (authority_id, id)
);
create index savings_of_an_agent on saving_before_look (authority_id, agent_id, at);
comment on table saving_before_look is 'A document saved by an agent before the antivirus had looked at it, for a day: how many, not which. Which and why are in the journal.';
comment on column saving_before_look.agent_id is 'not personal: id of the agent.';

alter table saving_before_look enable row level security;
create policy own on saving_before_look for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'staff' and agent_id = ardeco_actor()));
create policy validator_saves on saving_before_look for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('validator') and agent_id = ardeco_actor());
create policy system_forgets on saving_before_look for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on saving_before_look to ardeco_app;

insert into saving_before_look (authority_id, id, agent_id, at)
  select authority_id, gen_random_uuid(), opened_before_look_by, opened_before_look_at from document
  where opened_before_look_by is not null and opened_before_look_at is not null;
drop index documents_opened_before_look;
alter table document drop column opened_before_look_by, drop column opened_before_look_at;
