/** Training and the firm's rules (P5, P6): all of it is what the log says. Sums are integers of fen. */

export const trainingProjections = `
CREATE TABLE training_rules (
  one INTEGER PRIMARY KEY CHECK (one = 1), figures TEXT NOT NULL, posts TEXT NOT NULL, general_manager TEXT,
  technical TEXT, business TEXT, functional TEXT
) STRICT;
CREATE TABLE training_department (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, name TEXT, head TEXT, listed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE placement (
  entry INTEGER PRIMARY KEY, trainee TEXT NOT NULL, department TEXT NOT NULL, grp TEXT NOT NULL, since TEXT NOT NULL, manner TEXT NOT NULL
) STRICT;
CREATE INDEX placement_trainee ON placement (trainee, entry);
CREATE TABLE survey (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, year INTEGER NOT NULL, due TEXT NOT NULL, opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE survey_answer (
  survey TEXT NOT NULL, person TEXT NOT NULL, need TEXT, at INTEGER NOT NULL, PRIMARY KEY (survey, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE course (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, state INTEGER NOT NULL, approved INTEGER, approved_by TEXT,
  department TEXT, kind TEXT NOT NULL, grp TEXT, title TEXT, contents TEXT, teacher TEXT, venue TEXT, equipment TEXT, travel TEXT,
  sessions TEXT NOT NULL, examination TEXT NOT NULL, cost INTEGER NOT NULL, off INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE course_trainee (course TEXT NOT NULL, person TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (course, person)) STRICT, WITHOUT ROWID;
CREATE INDEX course_trainee_person ON course_trainee (person);
CREATE TABLE proposal (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, year INTEGER, department TEXT, trainee TEXT, maker TEXT NOT NULL,
  budget INTEGER, from_date TEXT, to_date TEXT, ground TEXT, proof TEXT, posts TEXT NOT NULL, made_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'refused', 'withdrawn')), number TEXT, issued_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_state ON proposal (state);
CREATE TABLE proposal_course (
  proposal TEXT NOT NULL, n INTEGER NOT NULL, course TEXT NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (proposal, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_of_course ON proposal_course (course);
CREATE TABLE proposal_decision (
  proposal TEXT NOT NULL, n INTEGER NOT NULL, post TEXT NOT NULL, person TEXT NOT NULL, granted INTEGER NOT NULL, reason TEXT, at INTEGER NOT NULL,
  PRIMARY KEY (proposal, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendance (
  course TEXT NOT NULL, session INTEGER NOT NULL, person TEXT NOT NULL, signed_at INTEGER, presence TEXT, minutes INTEGER,
  PRIMARY KEY (course, session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person);
CREATE TABLE attendance_sheet (
  course TEXT NOT NULL, session INTEGER NOT NULL, checker TEXT NOT NULL, checked_at INTEGER NOT NULL, remark TEXT, PRIMARY KEY (course, session)
) STRICT, WITHOUT ROWID;
CREATE TABLE training_report (
  course TEXT NOT NULL, session INTEGER NOT NULL, person TEXT NOT NULL, report TEXT, at INTEGER NOT NULL, PRIMARY KEY (course, session, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE test_result (
  course TEXT NOT NULL, trainee TEXT NOT NULL, attempt INTEGER NOT NULL, passed INTEGER NOT NULL, score INTEGER, on_date TEXT NOT NULL,
  remark TEXT, PRIMARY KEY (course, trainee, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX test_result_trainee ON test_result (trainee);
CREATE TABLE training_certificate (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, course TEXT NOT NULL, trainee TEXT NOT NULL, number TEXT, on_date TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX training_certificate_trainee ON training_certificate (trainee);
CREATE TABLE evaluation (
  course TEXT NOT NULL, person TEXT NOT NULL, effect INTEGER NOT NULL, efficiency INTEGER NOT NULL, need INTEGER NOT NULL, remark TEXT,
  at INTEGER NOT NULL, PRIMARY KEY (course, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE course_cost (course TEXT NOT NULL, n INTEGER NOT NULL, item TEXT NOT NULL, fen INTEGER NOT NULL, PRIMARY KEY (course, n)) STRICT, WITHOUT ROWID;
CREATE TABLE course_material (
  course TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT, kept TEXT, sha256 TEXT, PRIMARY KEY (course, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE obligation (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, course TEXT NOT NULL, person TEXT NOT NULL, paid INTEGER NOT NULL, from_date TEXT NOT NULL,
  years INTEGER NOT NULL, contract_until TEXT, signed_at INTEGER NOT NULL, ended_on TEXT, cause TEXT, repayment INTEGER, ground TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX obligation_person ON obligation (person);
CREATE TABLE firm_rules (id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE firm_rules_version (
  rules TEXT NOT NULL, version INTEGER NOT NULL, title TEXT, sha256 TEXT, due TEXT, issued_at INTEGER NOT NULL, PRIMARY KEY (rules, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE firm_rules_receipt (
  rules TEXT NOT NULL, version INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (rules, version, person)
) STRICT, WITHOUT ROWID;
`;

export const trainingProjectionNames = [
  'training_rules',
  'training_department',
  'placement',
  'survey',
  'survey_answer',
  'course',
  'course_trainee',
  'proposal',
  'proposal_course',
  'proposal_decision',
  'attendance',
  'attendance_sheet',
  'training_report',
  'test_result',
  'training_certificate',
  'evaluation',
  'course_cost',
  'course_material',
  'obligation',
  'firm_rules',
  'firm_rules_version',
  'firm_rules_receipt',
] as const;
