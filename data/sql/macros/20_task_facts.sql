-- What is true of one task on one day. Every rule of counting and warning stands here, once.

-- Finished: 完成整改 or 完成销号.
create or replace macro is_done(status) as coalesce(status in ('done', 'closed'), false);

-- Whether a deadline of this kind can be missed: 长期坚持 and 立行立改 cannot.
create or replace macro has_due_day(deadline_kind)
    as coalesce(deadline_kind, 'date') in ('date', 'date_then_continuous');

-- Past its deadline and not finished; what became 长期坚持 at its date is kept up, not overdue.
create or replace macro is_overdue(status, deadline, deadline_kind, day) as coalesce(
    deadline < day
    and not is_done(status)
    and has_due_day(deadline_kind)
    and not coalesce(status = 'ongoing' and deadline_kind = 'date_then_continuous', false),
    false
);

-- Not finished and due within so many days, the day itself included.
create or replace macro is_due_soon(done, deadline, deadline_kind, day, days) as coalesce(
    not done and deadline between day and day + days::integer and has_due_day(deadline_kind),
    false
);

-- Share of the time between start and deadline that has gone by, 0 to 1 (序时进度).
create or replace macro elapsed_share(started_on, deadline, day) as case
    when deadline > started_on
        then greatest(0, least(1, (day - started_on)::double / (deadline - started_on)))
end;

-- Not finished, not overdue, and reported behind or so many points under the elapsed share.
-- Rounded, so that 50 % elapsed against 40 % done is ten points and not a hair less.
create or replace macro is_behind(done, overdue, status, deadline, elapsed, progress, day, points)
as coalesce(
    not done and not overdue and (
        coalesce(status = 'behind', false)
        or (deadline >= day and round(elapsed - progress, 9) >= points)
    ),
    false
);

-- Finished for more than so many days, yet neither accepted nor closed.
create or replace macro is_not_accepted(
    status, completed_on, accepted_on, closed_on, day, days
) as coalesce(
    status = 'done' and accepted_on is null and closed_on is null
    and completed_on < day - days::integer,
    false
);

-- Whether a task counts in rates: 长期坚持 without a date does only where the setting says so.
create or replace macro is_rated(deadline_kind, count_continuous)
    as count_continuous or coalesce(deadline_kind <> 'continuous', true);

-- Numerator and denominator of a completion rate under a definition of `vocabulary.Definition`.
create or replace macro counts_as_complete(definition, status, deadline, day) as coalesce(
    case definition
        when 'done' then is_done(status)
        when 'basically_done' then is_done(status) or status = 'basically_done'
        when 'on_schedule'
            then is_done(status) or status in ('basically_done', 'on_schedule', 'ahead')
        when 'due' then is_done(status) and deadline <= day
        when 'closed' then status = 'closed'
    end,
    false
);
create or replace macro counts_as_expected(definition, deadline, day)
    as definition <> 'due' or coalesce(deadline <= day, false);

-- The same, counted over tasks.
create or replace macro complete_among(rated, definition, status, deadline, day)
    as count(*) filter (rated and counts_as_complete(definition, status, deadline, day));
create or replace macro expected_among(rated, definition, deadline, day)
    as count(*) filter (rated and counts_as_expected(definition, deadline, day));

-- A rate as a fraction; null where nothing counts.
create or replace macro share(numerator, denominator)
    as case when denominator > 0 then numerator::double / denominator end;

-- The state a task is drawn in. A warning wins over what was reported, and 长期坚持 without a date
-- is a state of its own: the rest adds up to the basis of the rates.
create or replace macro display_state(status, overdue, behind, rated) as case
    when overdue then 'overdue'
    when behind then 'behind'
    when not rated or status = 'ongoing' then 'ongoing'
    when status in ('closed', 'done', 'basically_done') then status
    when status in ('on_schedule', 'ahead') then 'on_track'
    else 'working'
end;

-- The warning light: red overdue, yellow behind, blue due soon.
create or replace macro warning_light(overdue, behind, due_soon) as case
    when overdue then 'red'
    when behind then 'yellow'
    when due_soon then 'blue'
    else 'none'
end;
