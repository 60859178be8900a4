alter table person_key add foreign key (authority_id) references authority;

alter table row_key add foreign key (authority_id) references authority;
