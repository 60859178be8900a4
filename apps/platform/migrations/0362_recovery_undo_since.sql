-- What undoing gives back: the former address as it was, confirmed or not, and nothing of who was inside meanwhile.
alter table address_change add column inside_since timestamptz;
alter table address_change add column former_confirmed boolean not null default true;
alter table address_change add column new_index bytea;
-- lock: some changes of address a day in a large town, kept a year
create index address_changes_towards on address_change (authority_id, new_index, asked_at);
comment on column address_change.inside_since is 'personal: when the session that asked was opened; taking the address back undoes what was added since.';
comment on column address_change.former_confirmed is 'not personal: whether somebody had proven to read the former address; given back as it was.';
comment on column address_change.new_index is 'personal: HMAC of the new address, to count what one mailbox receives.';
grant update (former_confirmed) on address_change to ardeco_app;
-- What was added since is what leaves, whoever registered it: a list of its own keys tells less.
alter table recovery drop column passkeys;
