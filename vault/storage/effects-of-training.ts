/** What training and the firm's rules do to the tables: plans, courses, what was decided of them (P6). */
import type { trainingEntries } from '../../shared/vocabulary/entry-of-training.ts';
import type { VaultDatabase } from './database.ts';
import { attendanceEffects } from './effects-of-attendance.ts';
import { type Effects, maybe, nextNo } from './entry-effect.ts';

/** All of a course's lines in a table are replaced: the entry says the whole new state. */
const renew = <Line>(
  db: VaultDatabase,
  table: 'course_trainee' | 'course_cost' | 'course_material',
  course: string,
  lines: readonly Line[],
  add: (line: Line, n: number) => void,
): void => {
  db.run(`DELETE FROM ${table} WHERE course = ?`, course);
  for (const [n, line] of lines.entries()) add(line, n);
};

export const trainingEffects: Effects<keyof typeof trainingEntries> = {
  ...attendanceEffects,
  'training.ruled': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO training_rules VALUES (1, ?, ?, ?, ?, ?, ?)',
      JSON.stringify(data.figures),
      JSON.stringify(data.posts),
      data.generalManager,
      maybe(entry, data.contents.technical),
      maybe(entry, data.contents.business),
      maybe(entry, data.contents.functional),
    );
    // A department that is no longer listed keeps its name: courses and people of before are of it.
    db.run('UPDATE training_department SET listed = 0, head = NULL');
    for (const { department, name, head } of data.departments)
      db.run(
        `INSERT INTO training_department VALUES (?, ?, ?, ?, 1)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, head = excluded.head, listed = 1`,
        department,
        nextNo(db, 'training_department'),
        entry.text(name),
        head,
      );
  },
  'trainee.placed': (db, data, entry) => {
    db.run(
      'INSERT INTO placement VALUES (?, ?, ?, ?, ?, ?)',
      entry.index,
      data.trainee,
      data.department,
      data.group,
      data.since,
      data.manner,
    );
  },
  'survey.opened': (db, data, entry) => {
    db.run(
      'INSERT INTO survey VALUES (?, ?, ?, ?, ?)',
      data.survey,
      nextNo(db, 'survey'),
      data.year,
      data.due,
      entry.body.at.wall,
    );
  },
  'survey.answered': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO survey_answer VALUES (?, ?, ?, ?)',
      data.survey,
      data.person,
      maybe(entry, data.need),
      entry.body.at.wall,
    );
  },
  'course.described': (db, data, entry) => {
    const known = db.get<{ no: number; approved: number | null; approved_by: string | null }>(
      'SELECT no, approved, approved_by FROM course WHERE id = ?',
      data.course,
    );
    db.run(
      'INSERT OR REPLACE INTO course VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      data.course,
      known?.no ?? nextNo(db, 'course'),
      entry.index,
      known?.approved ?? null,
      known?.approved_by ?? null,
      data.department,
      data.kind,
      data.group,
      entry.text(data.title),
      maybe(entry, data.contents),
      maybe(entry, data.teacher),
      maybe(entry, data.venue),
      maybe(entry, data.equipment),
      maybe(entry, data.travel),
      JSON.stringify(data.sessions),
      data.examination,
      data.cost,
      data.off ? 1 : 0,
    );
    renew(db, 'course_trainee', data.course, data.trainees, (person, n) =>
      db.run('INSERT INTO course_trainee VALUES (?, ?, ?)', data.course, person, n),
    );
  },
  'proposal.made': (db, data, entry) => {
    db.run(
      "INSERT INTO proposal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', NULL, NULL)",
      data.proposal,
      nextNo(db, 'proposal'),
      data.kind,
      data.year,
      data.department,
      data.trainee,
      entry.body.signers[0]?.person ?? '',
      data.budget,
      data.from,
      data.to,
      maybe(entry, data.ground),
      maybe(entry, data.proof),
      JSON.stringify(data.posts),
      entry.body.at.wall,
    );
    for (const [n, { course, state }] of data.courses.entries())
      db.run('INSERT INTO proposal_course VALUES (?, ?, ?, ?)', data.proposal, n, course, state);
  },
  'proposal.decided': (db, data, entry) => {
    const made = db.count('SELECT count(*) AS n FROM proposal_decision WHERE proposal = ?', data.proposal);
    db.run(
      'INSERT INTO proposal_decision VALUES (?, ?, ?, ?, ?, ?, ?)',
      data.proposal,
      made,
      data.as,
      entry.body.signers[0]?.person ?? '',
      data.granted ? 1 : 0,
      maybe(entry, data.reason),
      entry.body.at.wall,
    );
    if (!data.granted) {
      const state = data.as === 'maker' ? 'withdrawn' : 'refused';
      db.run('UPDATE proposal SET state = ? WHERE id = ?', state, data.proposal);
      return;
    }
    const due = db.get<{ posts: string; kind: string }>(
      'SELECT posts, kind FROM proposal WHERE id = ?',
      data.proposal,
    );
    if (due === undefined || made + 1 < (JSON.parse(due.posts) as string[]).length) return;
    db.run("UPDATE proposal SET state = 'granted' WHERE id = ?", data.proposal);
    // A department's plan is a part of the year's; a leave is no course.
    if (due.kind === 'department-plan' || due.kind === 'leave') return;
    db.run(
      `UPDATE course SET approved = c.state, approved_by = c.proposal FROM proposal_course c
       WHERE c.proposal = ? AND c.course = course.id`,
      data.proposal,
    );
  },
  'proposal.issued': (db, data, entry) => {
    db.run(
      'UPDATE proposal SET number = ?, issued_on = ? WHERE id = ?',
      entry.text(data.number),
      data.on,
      data.proposal,
    );
  },
  'course.accounted': (db, data, entry) => {
    renew(db, 'course_cost', data.course, data.costs, ({ item, fen }, n) =>
      db.run('INSERT INTO course_cost VALUES (?, ?, ?, ?)', data.course, n, item, fen),
    );
    renew(db, 'course_material', data.course, data.materials, (material, n) =>
      db.run(
        'INSERT INTO course_material VALUES (?, ?, ?, ?, ?, ?)',
        data.course,
        n,
        material.kind,
        entry.text(material.title),
        maybe(entry, material.kept),
        material.sha256,
      ),
    );
  },
  'obligation.signed': (db, data, entry) => {
    db.run(
      'INSERT INTO obligation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)',
      data.obligation,
      nextNo(db, 'obligation'),
      data.course,
      data.person,
      data.paid,
      data.from,
      data.years,
      data.contractUntil,
      entry.body.at.wall,
    );
  },
  'obligation.ended': (db, data, entry) => {
    db.run(
      'UPDATE obligation SET ended_on = ?, cause = ?, repayment = ?, ground = ? WHERE id = ?',
      data.on,
      data.cause,
      data.repayment,
      maybe(entry, data.ground),
      data.obligation,
    );
  },
  'rules.issued': (db, data, entry) => {
    db.run(
      'INSERT INTO firm_rules VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version',
      data.rules,
      nextNo(db, 'firm_rules'),
      data.kind,
      data.version,
    );
    db.run(
      'INSERT INTO firm_rules_version VALUES (?, ?, ?, ?, ?, ?)',
      data.rules,
      data.version,
      entry.text(data.title),
      data.sha256,
      data.due,
      entry.body.at.wall,
    );
  },
  'rules.acknowledged': (db, data, entry) => {
    db.run(
      'INSERT INTO firm_rules_receipt VALUES (?, ?, ?, ?)',
      data.rules,
      data.version,
      data.person,
      entry.body.at.wall,
    );
  },
};
