-- The list is read page by page in this order, from the index alone.
drop index authorities_by_name;
create index authorities_by_name on authority (search_name, slug) include (id);
