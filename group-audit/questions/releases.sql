-- What left the vaults, from the request to the return; `at` is the time of the request.

create view group_audit.releases as
  select q.vault, q.idx as entry, q.at, q.release, d.client, d.code, q.dossier, q.data ->> 'form' as form,
         jsonb_array_length(q.data -> 'documents') as documents, q.person, n.name,
         coalesce(j.human, q.data ->> 'recipient') as recipient, coalesce(rn.name, o.text) as recipient_name,
         g.text as ground, q.data ->> 'due' as due, s.approvals, s.rejected_at, s.withdrawn_at, s.handed_out_at,
         s.written_at, s.documents_back
  from group_audit.acts q
  left join lateral (
    select count(*) filter (where e.type = 'release.approved') as approvals,
           min(e.at) filter (where e.type = 'release.rejected') as rejected_at,
           min(e.at) filter (where e.type = 'release.withdrawn') as withdrawn_at,
           min(e.at) filter (where e.type = 'release.handed-out') as handed_out_at,
           max(e.at) filter (where e.type = 'release.written') as written_at,
           coalesce(sum(jsonb_array_length(e.data -> 'documents')) filter (where e.type = 'release.returned'), 0)::bigint
             as documents_back
    from group_audit.entries e where e.vault = q.vault and e.release = q.release
  ) as s on true
  left join group_audit.dossiers d on d.vault = q.vault and d.dossier = q.dossier
  left join group_audit.human_names n on n.vault = q.vault and n.human = q.person
  left join group_audit.joined_ids j on j.vault = q.vault and j.person = q.data ->> 'recipient'
  left join group_audit.human_names rn on rn.vault = q.vault and rn.human = coalesce(j.human, q.data ->> 'recipient')
  left join group_audit.texts o on o.vault = q.vault and o.idx = q.idx and o.name = 'outsider'
  left join group_audit.texts g on g.vault = q.vault and g.idx = q.idx and g.name = 'ground'
  where q.type = 'release.requested';
