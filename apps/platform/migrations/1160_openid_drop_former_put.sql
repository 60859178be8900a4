-- The function of before holders, which a server of the former version called: nothing is published, none runs.
drop function openid_put(uuid, text, bytea, bytea, bytea, bytea, date);
