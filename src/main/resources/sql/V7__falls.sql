alter table heard_installation add column waiting_since timestamptz;
update heard_installation set waiting_since = totals_at where pending > 0;
comment on column heard_installation.waiting_since is 'since when its oldest response waits for a receipt; null if none does';

-- How far each sequence had come at the last status that the terminal had only just sent, and how far ever.
create table outbox_progress (
    terminal     text        not null,
    installation uuid        not null,
    boot         uuid        not null,
    uptime_ms    bigint      not null,
    said_at      timestamptz not null,
    sealed       bigint      not null,
    most         bigint      not null,
    primary key (terminal, installation)
);
comment on column outbox_progress.said_at is 'by the terminal''s clock where that is synchronised, else when it was heard';
comment on column outbox_progress.most is 'the greatest total that was ever heard, or number that was here before a total was said';
insert into outbox_progress (terminal, installation, boot, uptime_ms, said_at, sealed, most)
select terminal, installation, boot, uptime_ms, totals_at, sealed, sealed from heard_installation;

-- An outbox that fell back gave numbers twice, or lost some. That stays true when it has caught up, so it is a fact of
-- its own. While one is not acknowledged, further falls of the same outbox are added to it.
create table outbox_fall (
    id              bigint generated always as identity primary key,
    terminal        text        not null,
    installation    uuid        not null,
    falls           bigint      not null,
    fell_at         timestamptz not null,
    last_at         timestamptz not null,
    sealed_before   bigint      not null,
    sealed_after    bigint      not null,
    acknowledged_at timestamptz
);
comment on column outbox_fall.sealed_before is 'the greatest total before it fell';
comment on column outbox_fall.sealed_after is 'the smallest one after it';
create unique index outbox_fall_open on outbox_fall (terminal, installation) where acknowledged_at is null;
create index outbox_fall_outbox on outbox_fall (terminal, installation, id);
