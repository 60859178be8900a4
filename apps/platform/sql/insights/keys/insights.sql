alter table insight_file add foreign key (authority_id) references authority;
