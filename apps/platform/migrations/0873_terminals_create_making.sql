-- An agent asks a reader to make the next blank card that it sees.
create table card_making (
  authority_id uuid not null,
  equipment_id uuid not null,
  support_id uuid not null,
  until timestamptz not null,
  primary key (authority_id, equipment_id),
  foreign key (authority_id, equipment_id) references equipment (authority_id, id) on delete cascade,
  foreign key (authority_id, support_id) references support (authority_id, id) on delete cascade
);
comment on table card_making is 'Which support a reader is to make of the next blank card, for five minutes.';
comment on column card_making.support_id is 'personal: the support, and through it whose card it is.';

alter table card_making enable row level security;
create policy the_system_keeps on card_making for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on card_making to ardeco_app;
grant update (support_id, until) on card_making to ardeco_app;
