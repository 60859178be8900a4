alter table idempotent_request add foreign key (authority_id) references authority;
