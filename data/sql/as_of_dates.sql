-- On which days was anything reported?
-- Parameters: sources: null for all.
-- Returns: day, oldest first; of uploads that count, unit directories left out.
from report_days(
    date '9999-12-31', $sources::varchar[], ['tasks', 'petitions', 'indicators']
)
order by day
