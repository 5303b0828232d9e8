-- Who saw something of a client: each view, and each document that was let out to somebody.

create view group_audit.client_seen_by as
  select s.vault, d.client, d.code, s.dossier, s.how, s.at, s.person, coalesce(n.name, s.outsider) as name,
         s.document, o.title, s.n, s.cap, s.pages_shown, s.pages_of, s.shown_seconds, s.reason, s.place,
         s.idx as entry
  from group_audit.seen s
  left join group_audit.dossiers d on d.vault = s.vault and d.dossier = s.dossier
  left join group_audit.documents o on o.vault = s.vault and o.document = s.document
  left join group_audit.human_names n on n.vault = s.vault and n.human = s.person;
