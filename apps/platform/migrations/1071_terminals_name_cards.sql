-- A card opens the door of a service (docs/adr/0129-how-a-card-opens-a-door.md): what each service that lets people in calls it.
create table card_service_name (
  authority_id uuid not null,
  service_id uuid not null,
  card bytea not null,
  named_as bytea not null constraint a_service_name_is_an_hmac check (octet_length(named_as) = 16),
  primary key (authority_id, service_id, card),
  foreign key (authority_id, card) references card (authority_id, name) on delete cascade,
  foreign key (authority_id, service_id) references card_application_service (authority_id, service_id) on delete cascade
);
create index service_names_of_a_card on card_service_name (authority_id, card);
comment on table card_service_name is 'What the readers of a service call a card, for each that may let people in, whoever subscribes to what: it goes with the card, or with the service.';
comment on column card_service_name.card is 'not personal: HMAC of the UID under a key of the authority, outside the database.';
comment on column card_service_name.named_as is 'not personal: HMAC of the UID under the key of this service, outside the database: no other service has this name.';

alter table card_service_name enable row level security;
create policy the_system_keeps on card_service_name for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on card_service_name to ardeco_app;

-- lock: a row a service that uses cards
alter table card_application_service drop constraint card_application_service_verbs_check;
-- lock: a row a service that uses cards
alter table card_application_service add constraint a_verb_is_known
  check (verbs <@ '{read,enter,debit,credit}'::text[] and cardinality(verbs) >= 1);
