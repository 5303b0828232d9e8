-- What people did, drawn from several entries each: views, documents let out, decisions on requests.

set local search_path to group_audit;

-- Every entry with the human it is about, and the time that the clock on the wall there showed.
create view acts as
  select e.vault, e.idx, e.type, e.at, e.wall_ms, e.mono_ms, e.boot, e.outcome, e.dossier, e.document, e.lineage,
         e.loan, e.viewing, e.release, e.data, coalesce(j.human, e.person) as person,
         (e.at at time zone 'UTC') + e.offset_minutes * interval '1 minute' as local_time
  from entries e left join joined_ids j on j.vault = e.vault and j.person = e.person;

-- A view of a document: who, when, how many pages and for how long. Page 1 comes with the opening.
create view viewings as
  with pages as (
    select vault, viewing, count(distinct data ->> 'page') as pages
    from entries where type = 'view.page' group by vault, viewing
  ), shown as (
    select vault, viewing, max((data ->> 'shownMs')::bigint) as shown_ms
    from entries where type in ('view.shown', 'view.blanked', 'view.resumed', 'view.closed')
    group by vault, viewing
  )
  select v.vault, v.idx, v.at, v.local_time, v.viewing, v.person, v.dossier, v.document, v.lineage, v.loan,
         (v.data ->> 'n')::integer as n, (v.data ->> 'cap')::integer as cap,
         (v.data ->> 'pages')::integer as pages_of, (1 + coalesce(p.pages, 0))::integer as pages_shown,
         coalesce(s.shown_ms, 0) / 1000 as shown_seconds, r.text as reason, w.text as place
  from acts v
  left join pages p on p.vault = v.vault and p.viewing = v.viewing
  left join shown s on s.vault = v.vault and s.viewing = v.viewing
  left join texts r on r.vault = v.vault and r.idx = v.idx and r.name = 'reason'
  left join texts w on w.vault = v.vault and w.idx = v.idx and w.name = 'place'
  where v.type = 'view.open';

-- What somebody has seen or was given: views, and documents that were let out, to a person or to an outsider. A
-- certificate holds nothing of a document's content.
create view seen as
  select vault, idx, 'view' as how, at, local_time, person, null::text as outsider, dossier, document, n, cap,
         pages_shown, pages_of, shown_seconds, reason, place
  from viewings
  union all
  select h.vault, h.idx, 'release', h.at, h.local_time, coalesce(j.human, q.data ->> 'recipient'), o.text, q.dossier,
         i ->> 'document', null, null, null, null, null, g.text, null
  from acts h
  cross join lateral jsonb_array_elements(h.data -> 'items') as i
  join entries q on q.vault = h.vault and q.release = h.release and q.type = 'release.requested'
  left join joined_ids j on j.vault = q.vault and j.person = q.data ->> 'recipient'
  left join texts o on o.vault = q.vault and o.idx = q.idx and o.name = 'outsider'
  left join texts g on g.vault = q.vault and g.idx = q.idx and g.name = 'ground'
  where h.type = 'release.handed-out' and q.data ->> 'form' <> 'certificate';

create view requests as
  select vault, idx, at, wall_ms, mono_ms, boot, coalesce(loan, release) as request, person, dossier, document
  from acts where type in ('loan.requested', 'release.requested');

-- A decision on a request. The log does not hold when a request was on somebody's screen. It holds when the request
-- was made, when the approver signed in, and what they decided before: `free_seconds` run from the latest of these.
-- Decisions under one passphrase are one act, and all of them count from what came before the first. Seconds are by
-- the machine's own clock where it ran all the time, otherwise by the clock on the wall.
create view decisions as
  with steps as (
    select vault, idx, person, type, case when type = 'session.signed-in' then null
           else coalesce(data ->> 'batch', idx::text) end as act,
           lag(idx) over (partition by vault, person order by idx) as before
    from acts
    where type in ('session.signed-in', 'loan.approved', 'loan.rejected', 'release.approved', 'release.rejected')
  ), firsts as (
    select vault, person, act, (array_agg(before order by idx))[1] as before
    from steps where act is not null group by vault, person, act
  )
  select d.vault, d.idx, d.at, d.local_time, d.person as approver, q.person as requester,
         case when d.loan is null then 'release' else 'loan' end as kind, coalesce(d.loan, d.release) as request,
         q.dossier, q.document, d.type in ('loan.approved', 'release.approved') as approved, r.text as reason,
         case when q.boot = d.boot then d.mono_ms - q.mono_ms else d.wall_ms - q.wall_ms end / 1000.0
           as waited_seconds,
         case when f.boot = d.boot then d.mono_ms - f.mono_ms else d.wall_ms - f.wall_ms end / 1000.0 as free_seconds
  from acts d
  join steps s on s.vault = d.vault and s.idx = d.idx
  join firsts b on b.vault = s.vault and b.person = s.person and b.act = s.act
  left join requests q on q.vault = d.vault and q.request = coalesce(d.loan, d.release)
  left join entries f on f.vault = d.vault and f.idx = greatest(q.idx, b.before)
  left join texts r on r.vault = d.vault and r.idx = d.idx and r.name = 'reason';

-- Whether a time on the wall lies within the office's hours of that day; a day of its own goes before its weekday.
create function in_office_hours(local_time timestamp) returns boolean stable language sql as $$
  select coalesce(
    (select coalesce(local_time::time >= d.opens and local_time::time < d.closes, false)
     from group_audit.office_days d where d.day = local_time::date),
    (select local_time::time >= h.opens and local_time::time < h.closes
     from group_audit.office_hours h where h.weekday = extract(isodow from local_time)),
    false)
$$;
