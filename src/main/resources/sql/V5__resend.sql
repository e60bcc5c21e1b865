-- How often a terminal was asked to send again what is missing here, so that it is never asked for ever.
create table resend_round (
    terminal     text        not null,
    installation uuid        not null,
    missing      bigint      not null,
    attempts     integer     not null,
    asked_at     timestamptz not null,
    next_at      timestamptz not null,
    primary key (terminal, installation)
);
comment on column resend_round.missing is 'when it was asked';
comment on column resend_round.attempts is 'without any change of what is missing';
