create table backup (
  taken_at timestamptz primary key,
  row_count bigint not null check (row_count >= 0),
  file_count bigint not null check (file_count >= 0),
  file_bytes bigint not null check (file_bytes >= 0)
);
comment on table backup is
  'Backups that ended well, so that operators see the age of the last one. Written by the owner role, '
  'which takes them.';
