/** The invented office of the sample vault. Their secrets are public: a sample guards nothing (L9). */
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Classification, Role } from '../../shared/vocabulary/terms.ts';

/** What the sample's story calls them. */
export type SamplePersonKey =
  | 'shen'
  | 'lu'
  | 'qin'
  | 'gu'
  | 'jiang'
  | 'meng'
  | 'luo'
  | 'xu'
  | 'ma'
  | 'zhou'
  | 'cheng'
  | 'wen'
  | 'qiao'
  | 'fan';

export interface SamplePerson {
  readonly key: SamplePersonKey;
  readonly name: string;
  readonly staffNumber: string;
  readonly department: string;
  readonly roles: readonly Role[];
  readonly clearance: Classification;
  /** Has a key file, in a folder named by `key`. */
  readonly stick: boolean;
  /** Handed custody over in the sample's past and has no role any more. */
  readonly retired: boolean;
}

export interface SampleOffice {
  readonly vaultName: string;
  readonly place: string;
  readonly founders: readonly SamplePerson[];
  readonly staff: readonly SamplePerson[];
}

type Both = readonly [zh: string, en: string];
type Row = readonly [
  key: SamplePersonKey,
  name: Both,
  staffNumber: string,
  department: Both,
  /** The general manager has a post in training, and no role. */
  role: Role | null,
  level: Classification,
];

const records: Both = ['档案室', 'Records'];
const risk: Both = ['风控部', 'Risk'];
const finance: Both = ['企业金融部', 'Corporate Finance'];
const overseas: Both = ['海外部', 'Overseas'];

const founders: readonly Row[] = [
  ['shen', ['沈知行', 'Shen Zhixing'], 'DA-001', records, 'custodian', 'secret'],
  ['lu', ['陆婉清', 'Lu Wanqing'], 'DA-002', records, 'custodian', 'secret'],
  ['qin', ['秦守拙', 'Qin Shouzhuo'], 'DA-000', records, 'custodian', 'secret'],
  ['gu', ['顾怀远', 'Helen Gu'], 'SP-001', risk, 'approver', 'secret'],
  ['jiang', ['蒋承泽', 'Jiang Chengze'], 'SP-002', risk, 'approver', 'secret'],
];
const staff: readonly Row[] = [
  ['meng', ['孟一鸣', 'Meng Yiming'], 'YW-101', finance, 'author', 'secret'],
  ['luo', ['罗清', 'Luo Qing'], 'YW-102', overseas, 'author', 'secret'],
  ['xu', ['许嘉禾', 'Xu Jiahe'], 'YW-201', finance, 'borrower', 'secret'],
  ['ma', ['马骁', 'Emily Carter'], 'YW-202', overseas, 'borrower', 'confidential'],
  ['zhou', ['周予安', 'Zhou Yuan'], 'YW-203', finance, 'borrower', 'secret'],
  ['cheng', ['程晚舟', 'Grace Cheng'], 'YW-204', overseas, 'borrower', 'confidential'],
  ['wen', ['温以宁', 'Daniel Okoye'], 'SJ-301', ['审计部', 'Audit'], 'auditor', 'secret'],
  ['qiao', ['乔安', 'Joanna Qiao'], 'RS-401', ['人事部', 'Personnel'], 'clerk', 'internal'],
  ['fan', ['范青', 'Fan Qing'], 'ZJ-001', ['总经理室', 'General office'], null, 'internal'],
];

export function sampleOffice(language: Language): SampleOffice {
  const word = (both: Both): string => both[language === 'en' ? 1 : 0];
  const person =
    (stick: boolean) =>
    ([key, name, staffNumber, department, role, clearance]: Row): SamplePerson => ({
      key,
      name: word(name),
      staffNumber,
      department: word(department),
      roles: role === null ? [] : [role],
      clearance,
      stick,
      retired: key === 'qin',
    });
  return {
    vaultName: word(['澄江资产 · 客户卷宗库（样例）', 'Chengjiang Capital · Dossiers (sample)']),
    place: word(['总部 12 层档案室', 'HQ 12F Records Room']),
    founders: founders.map(person(true)),
    staff: staff.map(person(false)),
  };
}

/** Said on the first screen to whoever tries the sample; only those with a key file choose their own. Typed on any keyboard. */
export const samplePassphrase = (person: SamplePerson): string => `${person.key} sample passphrase`;
