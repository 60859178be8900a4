-- Readers are told of cards that are stopped every five minutes: these are found without reading those that serve.
-- lock: a second a million supports, once
create index supports_that_do_not_serve on support (authority_id, id) where state <> 'active';
