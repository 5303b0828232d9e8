-- What the questions are asked of: people, clients, documents, views and decisions, drawn from the entries' bodies.
-- Where a vault's log is here in part only, they show that part.

set local search_path to group_audit;

-- Ids that `person.same-as` has joined, each with the smallest of its human's ids; all other ids stand for themselves.
create view joined_ids as
  with recursive joined as (
    select vault, about as one, data ->> 'same' as other from entries where type = 'person.same-as'
    union select vault, data ->> 'same', about from entries where type = 'person.same-as'
  ), reached as (
    select vault, one as person, one as other from joined
    union select r.vault, r.person, j.other from reached r join joined j on j.vault = r.vault and j.one = r.other
  )
  select vault, person, min(other) as human from reached group by vault, person;

-- The newest name and department of each person id; null where no bundle opens them.
create view people as
  with said as (
    select e.vault, e.idx, f ->> 'person' as person,
           f -> 'name' ->> 'commit' as name, f -> 'department' ->> 'commit' as department
      from entries e, jsonb_array_elements(e.data -> 'founders') as f where e.type = 'vault.created'
    union all
    select e.vault, e.idx, i ->> 'person', i -> 'name' ->> 'commit', i -> 'department' ->> 'commit'
      from entries e, jsonb_array_elements(e.data -> 'invitations') as i where e.type = 'people.invited'
    union all
    select vault, idx, about, data -> 'name' ->> 'commit', data -> 'department' ->> 'commit'
      from entries where type in ('person.enrolled', 'person.renamed')
  )
  select distinct on (s.vault, s.person)
         s.vault, s.person, coalesce(j.human, s.person) as human, n.text as name, d.text as department
  from said s
  left join joined_ids j on j.vault = s.vault and j.person = s.person
  left join texts n on n.vault = s.vault and n.idx = s.idx and n.commitment = decode(s.name, 'hex')
  left join texts d on d.vault = s.vault and d.idx = s.idx and d.commitment = decode(s.department, 'hex')
  order by s.vault, s.person, s.idx desc;

-- A name for each human: that of the smallest id, or of any other of theirs.
create view human_names as
  select vault, human, coalesce(min(name) filter (where person = human), min(name)) as name
  from people group by vault, human;

create view dossiers as
  with newest as (
    select distinct on (vault, dossier) vault, dossier, idx, data -> 'client' ->> 'commit' as client
    from entries where type in ('dossier.opened', 'dossier.corrected')
    order by vault, dossier, idx desc
  ), state as (
    select distinct on (vault, dossier) vault, dossier, data ->> 'classification' as classification
    from entries where type in ('dossier.opened', 'dossier.changed')
    order by vault, dossier, idx desc
  )
  select n.vault, n.dossier, c.text as client, k.text as code, s.classification
  from newest n
  left join texts c on c.vault = n.vault and c.idx = n.idx and c.commitment = decode(n.client, 'hex')
  left join entries o on o.vault = n.vault and o.dossier = n.dossier and o.type = 'dossier.opened'
  left join texts k on k.vault = o.vault and k.idx = o.idx and k.name = 'code'
  left join state s on s.vault = n.vault and s.dossier = n.dossier;

create view documents as
  with newest as (
    select distinct on (vault, document) vault, document, idx, data -> 'title' ->> 'commit' as title
    from entries where type in ('document.submitted', 'document.corrected')
    order by vault, document, idx desc
  )
  select s.vault, s.document, s.dossier, s.lineage, (s.data ->> 'no')::integer as no, t.text as title,
         s.data ->> 'sheet' as sheet
  from entries s
  join newest n on n.vault = s.vault and n.document = s.document
  left join texts t on t.vault = n.vault and t.idx = n.idx and t.commitment = decode(n.title, 'hex')
  where s.type = 'document.submitted';

