alter table upstream_provider add foreign key (authority_id) references authority;

alter table upstream_link add foreign key (authority_id) references authority;
