-- What an operator asks the platform to open or bring up to date from the official code, and how far it is.
create table territory_import (
  authority_id uuid not null references authority,
  id uuid not null,
  edition integer not null,
  source text not null,
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  renewed integer not null default 0,
  state text not null default 'proposed',
  content jsonb,
  changed_at timestamptz not null,
  primary key (authority_id, id),
  constraint source_is_known check (source in ('package', 'file')),
  constraint state_is_known check (state in ('proposed', 'waiting', 'done')),
  constraint progress_stays_within check (done between 0 and total),
  constraint a_file_is_kept_until_done check ((content is not null) = (source = 'file' and state <> 'done'))
);
-- Two at once would each open what the other is opening.
create unique index one_territory_import_at_a_time on territory_import ((true)) where state = 'waiting';
comment on table territory_import is 'An import of the official code: proposed, confirmed (waiting for its job, which goes on from done), done. Public facts only.';
comment on column territory_import.content is 'Communes of an uploaded file, until the import is done; the packaged ones are read where they are.';

alter table territory_import enable row level security;
create policy operators on territory_import for all
  using (authority_id = ardeco_authority() and (ardeco_has_role('operator') or ardeco_actor_kind() = 'system'))
  with check (authority_id = ardeco_authority() and (ardeco_has_role('operator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on territory_import to ardeco_app;
grant update (done, created, renewed, state, content, changed_at) on territory_import to ardeco_app;
