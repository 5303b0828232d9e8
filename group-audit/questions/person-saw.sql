-- What somebody saw, or was given: the same rows as `client_seen_by`, for those that name a person.

create view group_audit.person_saw as
  select vault, person, name, at, how, client, code, dossier, document, title, n, cap, pages_shown, pages_of,
         shown_seconds, reason, place, entry
  from group_audit.client_seen_by where person is not null;
