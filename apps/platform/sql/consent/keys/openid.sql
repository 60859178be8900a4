alter table oidc_payload add foreign key (authority_id) references authority;
