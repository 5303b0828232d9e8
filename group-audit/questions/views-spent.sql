-- The view with which an allowance was used up: three of three, or as many as the policy then gave.

create view group_audit.views_spent as
  select vault, person, name, at, n, cap, client, code, dossier, document, title, reason, place, entry
  from group_audit.person_saw where how = 'view' and n >= cap;
