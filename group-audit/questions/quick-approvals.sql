-- Approvals for which there were less than ten seconds.

create view group_audit.quick_approvals as
  select q.vault, q.approver as person, n.name, q.at, round(q.free_seconds, 1)::float8 as seconds,
         round(q.waited_seconds, 1)::float8 as waited_seconds, q.kind, q.request, q.requester, r.name as requester_name,
         d.client, d.code, q.dossier, q.document, q.reason, q.idx as entry
  from group_audit.decisions q
  left join group_audit.human_names n on n.vault = q.vault and n.human = q.approver
  left join group_audit.human_names r on r.vault = q.vault and r.human = q.requester
  left join group_audit.dossiers d on d.vault = q.vault and d.dossier = q.dossier
  where q.approved and q.free_seconds < 10;
