-- Who saw something of a client: each view, and each document that was let out to somebody.

create view group_audit.client_seen_by as
  select v.vault, d.client, d.code, v.dossier, 'view' as how, v.at, v.human as person, n.name,
         v.document, o.title, v.n, v.cap, v.pages_shown, v.pages_of, v.shown_ms / 1000 as shown_seconds,
         v.reason, v.place, v.idx as entry
  from group_audit.viewings v
  left join group_audit.dossiers d on d.vault = v.vault and d.dossier = v.dossier
  left join group_audit.documents o on o.vault = v.vault and o.document = v.document
  left join group_audit.human_names n on n.vault = v.vault and n.human = v.human;
