alter table accessibility_statement add foreign key (authority_id) references authority;

alter table accessibility_complaint add foreign key (authority_id) references authority;
