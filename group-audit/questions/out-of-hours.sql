-- What people did while the offices were closed (office_hours, office_days), by the clock on the wall there.

create view group_audit.out_of_hours as
  select a.vault, a.person, n.name, a.at, a.local_time, a.type as act, d.client, d.code, a.dossier, a.document,
         a.idx as entry
  from group_audit.acts a
  left join group_audit.human_names n on n.vault = a.vault and n.human = a.person
  left join group_audit.dossiers d on d.vault = a.vault and d.dossier = a.dossier
  where a.type in ('session.signed-in', 'view.open', 'loan.requested', 'loan.approved', 'loan.rejected',
                   'release.requested', 'release.approved', 'release.rejected', 'release.handed-out')
    and not group_audit.in_office_hours(a.local_time);
