alter table compliance_version add foreign key (authority_id) references authority;
