-- What establishments hand over of the people they know: their files, and one record for each line.
create table establishment (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  name_key text not null check (length(name_key) between 1 and 80),
  primary key (authority_id, id),
  constraint one_establishment_per_name unique (authority_id, name_key)
);
comment on table establishment is 'A pool, an ice rink, a library whose person files were taken over. Names nobody; stays as long as one of its records.';
comment on column establishment.name is 'not personal: what the establishment is called.';
comment on column establishment.name_key is 'not personal: its name without capitals, accents and signs, so that it is written once.';
alter table establishment enable row level security;

create table person_file (
  authority_id uuid not null references authority,
  id uuid not null,
  establishment_id uuid not null,
  state text not null default 'receiving',
  digest bytea check (octet_length(digest) = 32),
  bytes bigint not null default 0,
  encoding text check (encoding in ('utf-8', 'windows-1252')),
  received_as text check (received_as in ('utf-8', 'utf-16', 'windows-1252')),
  separator text check (separator in (';', ',', E'\t', '|')),
  columns jsonb,
  at_byte bigint not null default 0,
  at_line integer not null default 0,
  lines integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null default 0,
  received_on date not null,
  changed_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, establishment_id) references establishment (authority_id, id),
  constraint state_is_known check (state in ('receiving', 'received', 'running', 'stopped', 'done')),
  constraint progress_stays_within check (at_byte between 0 and bytes and added + changed + same + refused <= lines),
  constraint only_a_whole_file_is_read check (state = 'receiving' or (digest is not null and encoding is not null and separator is not null)),
  constraint only_a_mapped_file_runs check (state in ('receiving', 'received') or columns is not null)
);
create unique index one_file_per_content on person_file (authority_id, establishment_id, digest) where digest is not null;
comment on table person_file is 'A file of people that an establishment handed over: what its columns are, how far its lines were taken. Its content leaves once done, or after thirty days; the row after a year.';
comment on column person_file.digest is 'not personal: HMAC of the content, under the authority''s key: the same file again is the same row.';
comment on column person_file.columns is 'not personal: what each column is, as an administrator said; headers only.';

create table person_file_part (
  authority_id uuid not null,
  file_id uuid not null,
  part integer not null check (part >= 0),
  content_sealed bytea not null,
  primary key (authority_id, file_id, part),
  foreign key (authority_id, file_id) references person_file (authority_id, id) on delete cascade
);
comment on table person_file_part is 'The content of a file, in pieces, until its lines are taken.';
comment on column person_file_part.content_sealed is 'personal: lines of several people, sealed under the authority''s key and bound to the file and the piece. Until the file is done, thirty days at most.';

create table person_file_problem (
  authority_id uuid not null,
  file_id uuid not null,
  line integer not null check (line > 0),
  place integer not null check (place >= 0),
  code text not null check (code ~ '^[a-z_]{3,40}$'),
  header text not null default '',
  other_line integer,
  primary key (authority_id, file_id, line, place),
  foreign key (authority_id, file_id) references person_file (authority_id, id) on delete cascade
);
comment on table person_file_problem is 'Why a line of a file was left out: its number, the column, a code; never what was written there. Leaves with the file.';
comment on column person_file_problem.header is 'not personal: the name of the column, as the file gives it.';

create table source_record (
  authority_id uuid not null references authority,
  id uuid not null,
  establishment_id uuid not null,
  file_id uuid not null,
  number_index bytea not null check (octet_length(number_index) = 16),
  digest bytea not null check (octet_length(digest) = 16),
  key_sealed bytea not null,
  values_sealed bytea not null,
  seen_on date not null,
  record_id uuid not null,
  person_id uuid,
  primary key (authority_id, id),
  foreign key (authority_id, establishment_id) references establishment (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  constraint one_record_per_number unique (authority_id, establishment_id, number_index)
);
create index records_of_a_person on source_record (authority_id, person_id) where person_id is not null;
create index records_joined on source_record (authority_id, record_id);
create index records_to_purge on source_record (authority_id, seen_on);
comment on table source_record is 'What one establishment knows of somebody, under the number they have there. record_id and person_id follow from the merges in force and from nothing else. Unattached, it leaves two years after the last file that held it; attached, with the person.';
comment on column source_record.number_index is 'personal: HMAC of the number given by the establishment, to know the record again in a later file.';
comment on column source_record.digest is 'personal: HMAC of the values: a line that says the same changes nothing.';
comment on column source_record.key_sealed is 'personal: the record''s own key, wrapped by the authority''s; deleting the row makes the values unreadable.';
comment on column source_record.values_sealed is 'personal: number, names, birth, address, history, under the record''s own key and bound to it.';
comment on column source_record.person_id is 'personal: whose record it is, once somebody decided so.';
alter table source_record enable row level security;

create policy administrators_and_reviewers on establishment for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('authority_administrator', 'validator', 'reception', 'service_validator')));
create policy whose_record_it_holds on establishment for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and exists (
    select 1 from source_record s where s.authority_id = establishment.authority_id
      and s.establishment_id = establishment.id and s.person_id = ardeco_actor()));
create policy administrators_add on establishment for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
create policy the_system_forgets on establishment for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on establishment to ardeco_app;

alter table person_file enable row level security;
create policy administrators on person_file for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file to ardeco_app;
grant update (state, digest, bytes, encoding, received_as, separator, columns, at_byte, at_line, lines, added, changed, same, refused, changed_at)
  on person_file to ardeco_app;

alter table person_file_part enable row level security;
create policy administrators on person_file_part for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file_part to ardeco_app;

alter table person_file_problem enable row level security;
create policy administrators on person_file_problem for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')));
grant select, insert, delete on person_file_problem to ardeco_app;

create policy the_system on source_record for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy reviewers_and_the_desk on source_record for select
  using (authority_id = ardeco_authority() and (ardeco_has_role('validator')
    or person_id is not null and (ardeco_has_role('reception') or ardeco_serves(person_id))));
create policy the_person on source_record for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id = ardeco_actor());
create policy reviewers_link on source_record for update
  using (authority_id = ardeco_authority() and ardeco_has_role('validator'));
grant select, insert, delete on source_record to ardeco_app;
-- Never of which establishment, nor under which number.
grant update (file_id, digest, key_sealed, values_sealed, seen_on, record_id, person_id) on source_record to ardeco_app;
