-- What each outbox says of itself, so that it can be compared with what is held. Counts only: no status is kept whole,
-- for its presses by level are no business of these accounts.
create table heard_installation (
    terminal    text        not null,
    installation uuid       not null,
    first_heard timestamptz not null,
    last_heard  timestamptz not null,
    last_online timestamptz,
    boot        uuid        not null,
    uptime_ms   bigint      not null,
    totals_at   timestamptz not null,
    sealed      bigint      not null,
    receipted   bigint      not null,
    pending     bigint      not null,
    refused_now bigint      not null,
    refused     bigint      not null,
    suppressed  bigint      not null,
    returned_at timestamptz,
    primary key (terminal, installation)
);
comment on column heard_installation.totals_at is 'when the status with these totals was heard; a will is older than what was heard before it';
comment on column heard_installation.refused_now is 'as the terminal counts: since its program started';
comment on column heard_installation.refused is 'added up over all its starts';
comment on column heard_installation.returned_at is 'when it was last heard after another outbox of its terminal had taken its place';

-- The last totals of each day: how far each sequence had come by then.
create table status_day (
    terminal     text        not null,
    installation uuid        not null,
    day          date        not null,
    heard_at     timestamptz not null,
    sealed       bigint      not null,
    receipted    bigint      not null,
    pending      bigint      not null,
    refused      bigint      not null,
    suppressed   bigint      not null,
    primary key (terminal, installation, day)
);
comment on column status_day.day is 'civil date in Asia/Ho_Chi_Minh on which the status was heard';
create index status_day_day on status_day (day);

-- Held responses by the day they belong to; kept in the transaction that stores them.
create table installation_day (
    installation uuid   not null references installation (id),
    day          date   not null,
    held         bigint not null,
    primary key (installation, day)
);
create index installation_day_day on installation_day (day);
insert into installation_day (installation, day, held)
select installation, answered_on, count(*) from response group by installation, answered_on;

-- The id of what is in quarantine, where it could be read: to show what it is in conflict with.
alter table quarantined_response add column response uuid;
