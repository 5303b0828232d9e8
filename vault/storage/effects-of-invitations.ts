/** What invitations do to the tables (S5b): nobody is a person before they have come. */
import type { invitationEntries } from '../../shared/vocabulary/entry-of-invitations.ts';
import { addKeyset, addPersonRow } from './effects-of-people.ts';
import { type Effects, maybe } from './entry-effect.ts';

interface Row {
  name: string | null;
  staff: string | null;
  department: string | null;
  roles: string;
  clearance: string | null;
}

export const invitationEffects: Effects<keyof typeof invitationEntries> = {
  'people.invited': (db, data, entry) => {
    for (const each of data.invitations)
      db.run(
        "INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
        each.person,
        entry.text(each.name),
        entry.text(each.staff),
        maybe(entry, each.department),
        JSON.stringify(each.roles),
        each.clearance,
        each.key,
        entry.index,
        entry.body.at.wall,
      );
  },
  'invitation.taken': (db, data, entry) => {
    const row = db.get<Row & Record<string, never>>(
      'SELECT name, staff, department, roles, clearance FROM invitation WHERE person = ?',
      data.person,
    );
    if (row === undefined) return;
    addPersonRow(db, entry, data, row);
    addKeyset(db, data);
    for (const role of JSON.parse(row.roles) as string[])
      db.run('INSERT INTO role VALUES (?, ?, ?, ?, NULL)', data.person, role, row.clearance, entry.index);
    db.run("UPDATE invitation SET state = 'taken' WHERE person = ?", data.person);
  },
  'invitation.withdrawn': (db, data) => {
    db.run("UPDATE invitation SET state = 'withdrawn' WHERE person = ?", data.person);
  },
};
