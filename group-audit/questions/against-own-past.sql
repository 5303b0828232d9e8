-- A person's month beside the median of their own months before it, back to the first in which they did anything.
-- Numbers, no score: what they mean is for people to say.

create view group_audit.against_own_past as
  with monthly as (
    select vault, person, date_trunc('month', local_time) as month,
           count(*) filter (where type = 'view.open') as views,
           count(distinct document) filter (where type = 'view.open') as documents,
           count(distinct dossier) filter (where type = 'view.open') as dossiers,
           count(*) filter (where type in ('loan.requested', 'release.requested')) as requests,
           count(*) filter (where type = 'refusal') as refusals,
           count(*) filter (where type = 'view.open' and not group_audit.in_office_hours(local_time)) as out_of_hours
    from group_audit.acts
    where person is not null
      and type in ('session.signed-in', 'view.open', 'loan.requested', 'release.requested', 'refusal')
    group by vault, person, month
  ), months as (
    select p.vault, p.person, month
    from (select vault, person, min(month) as first from monthly group by vault, person) as p
    join (select vault, max(month) as last from monthly group by vault) as v on v.vault = p.vault
    cross join lateral generate_series(p.first, v.last, interval '1 month') as month
  ), filled as (
    select s.vault, s.person, s.month, coalesce(m.views, 0) as views, coalesce(m.documents, 0) as documents,
           coalesce(m.dossiers, 0) as dossiers, coalesce(m.requests, 0) as requests,
           coalesce(m.refusals, 0) as refusals, coalesce(m.out_of_hours, 0) as out_of_hours
    from months s left join monthly m on m.vault = s.vault and m.person = s.person and m.month = s.month
  )
  select f.vault, f.person, n.name, to_char(f.month, 'YYYY-MM') as month, b.months_before,
         f.views, b.views as views_before, f.documents, b.documents as documents_before,
         f.dossiers, b.dossiers as dossiers_before, f.requests, b.requests as requests_before,
         f.refusals, b.refusals as refusals_before, f.out_of_hours, b.out_of_hours as out_of_hours_before
  from filled f
  cross join lateral (
    select count(*) as months_before,
           percentile_cont(0.5) within group (order by p.views) as views,
           percentile_cont(0.5) within group (order by p.documents) as documents,
           percentile_cont(0.5) within group (order by p.dossiers) as dossiers,
           percentile_cont(0.5) within group (order by p.requests) as requests,
           percentile_cont(0.5) within group (order by p.refusals) as refusals,
           percentile_cont(0.5) within group (order by p.out_of_hours) as out_of_hours
    from filled p where p.vault = f.vault and p.person = f.person and p.month < f.month
  ) as b
  left join group_audit.human_names n on n.vault = f.vault and n.human = f.person
  where greatest(f.views, f.requests, f.refusals, b.views, b.requests, b.refusals) > 0
  order by f.vault, f.person, f.month;
