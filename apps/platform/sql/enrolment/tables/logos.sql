create table logo (
  authority_id uuid not null,
  state text not null check (state in ('proposed', 'shown', 'former')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null check (width between 1 and 2000),
  height integer not null check (height between 1 and 2000),
  content bytea not null check (octet_length(content) between 1 and 1048576),
  primary key (authority_id, state)
);
comment on table logo is
  'The picture that an authority shows instead of its initials, the one proposed and not published yet, '
  'the one before. Names nobody.';
comment on column logo.digest is 'not personal: SHA-256 of the content, which is the address of the picture.';
comment on column logo.content is
  'not personal: a PNG or JPEG picture without its metadata, public once shown.';
