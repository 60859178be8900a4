create table oidc_payload (
  authority_id uuid not null references authority,
  kind text not null,
  id_hash bytea not null check (length(id_hash) = 32),
  grant_hash bytea check (length(grant_hash) = 32),
  uid_hash bytea check (length(uid_hash) = 32),
  sealed bytea not null,
  consumed boolean not null default false,
  expires_on date not null,
  primary key (authority_id, kind, id_hash)
);
create index payloads_of_a_grant on oidc_payload (authority_id, kind, grant_hash) where grant_hash is not null;
create index payload_by_uid on oidc_payload (authority_id, kind, uid_hash) where uid_hash is not null;
create index payloads_that_expire on oidc_payload (authority_id, expires_on);
comment on table oidc_payload is 'What the OpenID provider keeps between two requests: sessions, codes, tokens, interactions. A row is found by the hash of its token only; deleted on the day after it expires.';
comment on column oidc_payload.id_hash is 'HMAC of the token under a key outside the database: a dump gives no usable token.';
comment on column oidc_payload.grant_hash is 'HMAC of the grant: revokes the tokens of one person for one service, and joins no two services.';
comment on column oidc_payload.sealed is 'personal: AES-256-GCM under the OpenID key, bound to authority, kind and id_hash; the exact expiry is inside.';
comment on column oidc_payload.expires_on is 'Day only: exact instants would let a dump join the services that one person visits in a row.';

-- The application cannot list, count or scan this table: it reaches a row by its hash, through these functions, each
-- in one statement (no transaction with the settings of an actor: three round trips less on every request).
alter table oidc_payload enable row level security;

create function openid_find(authority uuid, of_kind text, id bytea)
  returns table (id_hash bytea, sealed bytea, consumed boolean) language sql stable security definer set search_path = public, pg_temp as
$$ select p.id_hash, p.sealed, p.consumed from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash = id $$;

create function openid_find_by_uid(authority uuid, of_kind text, uid bytea)
  returns table (id_hash bytea, sealed bytea, consumed boolean) language sql stable security definer set search_path = public, pg_temp as
$$ select p.id_hash, p.sealed, p.consumed from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.uid_hash = uid limit 1 $$;

-- Writing again never gives back a token that was used.
create function openid_put(authority uuid, of_kind text, id bytea, of_grant bytea, uid bytea, content bytea, until date)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ insert into oidc_payload (authority_id, kind, id_hash, grant_hash, uid_hash, sealed, expires_on)
   values (authority, of_kind, id, of_grant, uid, content, until)
   on conflict (authority_id, kind, id_hash)
   do update set grant_hash = excluded.grant_hash, uid_hash = excluded.uid_hash, sealed = excluded.sealed, expires_on = excluded.expires_on $$;

-- True for the one caller that used it first.
create function openid_consume(authority uuid, of_kind text, id bytea)
  returns boolean language sql volatile security definer set search_path = public, pg_temp as
$$ with used as (
     update oidc_payload p set consumed = true
     where p.authority_id = authority and p.kind = of_kind and p.id_hash = id and not p.consumed returning 1)
   select exists (select from used) $$;

create function openid_destroy(authority uuid, of_kind text, id bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.id_hash = id $$;

create function openid_revoke(authority uuid, of_kind text, of_grant bytea)
  returns void language sql volatile security definer set search_path = public, pg_temp as
$$ delete from oidc_payload p where p.authority_id = authority and p.kind = of_kind and p.grant_hash = of_grant $$;

create function openid_purge(authority uuid, today date)
  returns bigint language sql volatile security definer set search_path = public, pg_temp as
$$ with gone as (delete from oidc_payload p where p.authority_id = authority and p.expires_on < today returning 1)
   select count(*) from gone $$;

comment on function openid_find(uuid, text, bytea) is 'One payload by the hash of its token.';
comment on function openid_find_by_uid(uuid, text, bytea) is 'The session or interaction with this uid.';
comment on function openid_put(uuid, text, bytea, bytea, bytea, bytea, date) is 'Writes a payload; one already used stays used.';
comment on function openid_consume(uuid, text, bytea) is 'Marks a code, a refresh token or a pushed request as used; true for the first caller only.';
comment on function openid_destroy(uuid, text, bytea) is 'Deletes one payload.';
comment on function openid_revoke(uuid, text, bytea) is 'Deletes the payloads of one kind under a grant.';
comment on function openid_purge(uuid, date) is 'Deletes what expired before this day; returns how many.';

revoke execute on function openid_find, openid_find_by_uid, openid_put, openid_consume, openid_destroy, openid_revoke, openid_purge from public;
grant execute on function openid_find, openid_find_by_uid, openid_put, openid_consume, openid_destroy, openid_revoke, openid_purge to ardeco_app;
