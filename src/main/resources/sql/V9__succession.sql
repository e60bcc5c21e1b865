-- Which of two statuses was said later is told by uptime, and by being heard again; no longer by a terminal's clock.
alter table outbox_progress add column doubted_boot uuid;
alter table outbox_progress add column doubted_uptime_ms bigint;
alter table outbox_progress add column doubted_at timestamptz;
alter table outbox_progress add column doubted_sealed bigint;
comment on column outbox_progress.said_at is 'by this clock: when it was heard, or, of one that came late, as its uptime tells';
comment on column outbox_progress.doubted_boot is 'of a status that does not follow the last one, and is believed when a second one bears it out';
comment on column outbox_progress.doubted_sealed is 'the smallest total of those that are doubted';
-- A wait is as old as it was heard of; what stands here may come from a clock that was wrong.
update heard_installation set waiting_since = totals_at where waiting_since < first_heard;
