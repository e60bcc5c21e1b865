-- Raw responses are append-only: nothing here is ever edited. Corrections are rows beside them.

-- A card's outbox. Its first terminal owns it; another terminal that uses its id is a clone or a mistake.
-- The row is locked by whoever stores responses of it, so that two receivers never judge the same sequence at once.
create table installation (
    id         uuid primary key,
    terminal   text        not null,
    first_seen timestamptz not null,
    held       bigint      not null default 0
);
create index installation_terminal on installation (terminal);

create table response (
    id            uuid primary key,
    installation  uuid        not null references installation (id),
    seq           bigint      not null,
    digest        bytea       not null,
    raw           bytea       not null,
    terminal      text        not null,
    unit          text        not null,
    counter       text        not null,
    questionnaire text        not null,
    version       integer     not null,
    channel       text        not null,
    stage         text,
    field         text,
    language      text        not null,
    answered_at   timestamptz not null,
    answered_on   date        not null,
    received_at   timestamptz not null,
    clock_synced  boolean     not null,
    boot          uuid        not null,
    uptime_ms     bigint      not null,
    duration_ms   bigint      not null,
    complete      boolean     not null,
    assisted      boolean     not null,
    suppressed    integer     not null,
    flags         text[]      not null,
    unique (installation, seq)
);
comment on column response.raw is 'the sender''s bytes, untouched';
comment on column response.digest is 'SHA-256 of raw: what "same bytes" means';
comment on column response.answered_on is 'civil date in Asia/Ho_Chi_Minh';
create index response_arrival on response (unit, received_at);

-- Every figure comes from these two; they are kept in the transaction that stores the response.
create table tally (
    answered_on   date    not null,
    unit          text    not null,
    counter       text    not null,
    questionnaire text    not null,
    version       integer not null,
    channel       text    not null,
    item          text    not null,
    level         integer not null,
    n             bigint  not null,
    primary key (unit, answered_on, counter, questionnaire, version, channel, item, level)
);
create table response_tally (
    answered_on   date   not null,
    unit          text   not null,
    counter       text   not null,
    questionnaire text   not null,
    channel       text   not null,
    n             bigint not null,
    primary key (unit, answered_on, counter, questionnaire, channel)
);

-- Stored, receipted and not counted. Re-read when the agency starts.
create table quarantined_response (
    id           bigint generated always as identity primary key,
    terminal     text        not null,
    installation uuid        not null,
    seq          bigint,
    digest       bytea       not null,
    raw          bytea       not null,
    code         text        not null,
    problem      text        not null,
    received_at  timestamptz not null,
    released_at  timestamptz,
    unique (terminal, installation, digest)
);
create index quarantined_response_open on quarantined_response (terminal) where released_at is null;

-- Messages of which not even the sender's installation could be read. The same one again costs no row.
create table refused_message (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    topic      text        not null,
    digest     bytea       not null,
    raw        bytea       not null,
    size       integer     not null,
    code       text        not null,
    problem    text        not null,
    seen       bigint      not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    unique (topic, digest)
);
create index refused_message_age on refused_message (kind, id);
create table refused_total (
    terminal text   not null,
    code     text   not null,
    n        bigint not null,
    primary key (terminal, code)
);
comment on column refused_total.terminal is 'empty for topics of no configured terminal';

create table terminal_status (
    terminal text primary key,
    payload  bytea       not null,
    heard_at timestamptz not null
);
