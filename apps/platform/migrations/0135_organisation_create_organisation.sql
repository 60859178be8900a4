create table organisation (
  authority_id uuid primary key references authority,
  mode text not null,
  former text,
  changed_on date not null,
  constraint mode_is_one_of_five check (mode in ('internal_town_hall', 'internal_web', 'internal_delegated',
    'pooled_technical', 'optimised')),
  constraint former_is_one_of_five check (former in ('internal_town_hall', 'internal_web', 'internal_delegated',
    'pooled_technical', 'optimised'))
);
comment on table organisation is 'How an authority shares the work: its organisation mode. No row: internal_web. Public facts only.';
comment on column organisation.former is 'The mode before, to go back to.';

alter table organisation enable row level security;
create policy everybody_reads on organisation for select using (true);
create policy administrators_choose on organisation for insert
  with check (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_change on organisation for update
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on organisation to ardeco_app;
grant update (mode, former, changed_on) on organisation to ardeco_app;
