-- A machine without a clock of its own writes down the wrong time. Raw responses keep what it wrote; here is what is
-- known better. Only responses whose own time is not believed have rows.

-- When a terminal was started, which makes a time of "so long after the start".
create table boot_anchor (
    terminal  text        not null,
    boot      uuid        not null,
    kind      text        not null default 'NONE',
    booted_at timestamptz,
    uptime_ms bigint,
    error_ms  bigint,
    noted_at  timestamptz,
    primary key (terminal, boot)
);
comment on column boot_anchor.kind is 'SYNCED: by a status whose clock was synchronised; HEARD: by when a status came; NONE: not known yet';
comment on column boot_anchor.uptime_ms is 'of the status that told: the error grows with the distance from it';

-- Append-only as well: the highest revision counts.
create table response_time (
    response     uuid        not null references response (id),
    revision     integer     not null,
    terminal     text        not null,
    boot         uuid        not null,
    installation uuid        not null,
    method       text        not null,
    answered_at  timestamptz not null,
    earliest     timestamptz,
    latest       timestamptz not null,
    day          date        not null,
    decided_at   timestamptz not null default now(),
    primary key (response, revision)
);
comment on column response_time.day is 'civil date in Asia/Ho_Chi_Minh in which the response is counted';
create index response_time_boot on response_time (terminal, boot);
create index response_time_bound on response_time (installation) where method = 'BOUND';

alter table installation add column unsure boolean not null default false;
comment on column installation.unsure is 'whether times of its responses are known by bounds only';

-- Every response with the day it is counted in.
create view response_day as
select response.id, response.terminal, response.installation, response.seq,
    coalesce(better.day, response.answered_on) as day, better.method
from response
left join lateral (
    select day, method from response_time where response_time.response = response.id
    order by revision desc limit 1) as better on true;
