-- A response that came again from another outbox of the same terminal: what could be read of a damaged outbox was
-- sealed anew, with the same id, another number and the flag SALVAGED. It is counted where it came first.
create table known_elsewhere (
    installation uuid        not null references installation (id),
    seq          bigint      not null,
    response     uuid        not null references response (id),
    digest       bytea       not null,
    received_at  timestamptz not null,
    primary key (installation, seq)
);
comment on column known_elsewhere.digest is 'SHA-256 of the bytes that came: they differ from the held ones in number and flag only';

alter table installation
    add column elsewhere bigint not null default 0,
    add column salvaged  bigint not null default 0;
comment on column installation.elsewhere is 'its rows in known_elsewhere';
comment on column installation.salvaged is 'its held responses that carry the flag SALVAGED';
