-- Each approver by month, and over all months (month empty). The rows without a person count requests that nobody has
-- decided or withdrawn and that were open for more than a day when the newest entry of their vault was written.

create view group_audit.approver_statistics as
  with decided as (
    select vault, approver, to_char(local_time, 'YYYY-MM') as month, count(*) as decided,
           count(*) filter (where not approved) as refused,
           count(*) filter (where not approved)::float8 / count(*) as share_refused,
           percentile_cont(0.5) within group (order by waited_seconds::float8) as median_seconds,
           count(*) filter (where waited_seconds > 86400) as after_more_than_a_day,
           count(*) filter (where approved and free_seconds < 10) as under_ten_seconds
    from group_audit.decisions
    group by grouping sets ((vault, approver), (vault, approver, to_char(local_time, 'YYYY-MM')))
  ), newest as (
    select vault, max(at) as at from group_audit.entries group by vault
  ), open as (
    select q.vault, count(*) as requests
    from group_audit.requests q
    join newest w on w.vault = q.vault and w.at - q.at > interval '1 day'
    where not exists (
      select from group_audit.entries e
      where e.vault = q.vault and q.request in (e.loan, e.release)
        and e.type in ('loan.approved', 'loan.rejected', 'loan.withdrawn', 'release.approved', 'release.rejected',
                       'release.withdrawn'))
    group by q.vault
  )
  select c.vault, c.month, c.approver as person, n.name, c.decided, c.refused, c.share_refused, c.median_seconds,
         c.after_more_than_a_day, c.under_ten_seconds, null::bigint as open_over_a_day
  from decided c left join group_audit.human_names n on n.vault = c.vault and n.human = c.approver
  union all
  select vault, null, null, null, null, null, null, null, null, null, requests from open;
