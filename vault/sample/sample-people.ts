/** The invented office of the sample vault. Their secrets are public: a sample guards nothing (L9). */
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Classification, Role } from '../../shared/vocabulary/terms.ts';

export interface SamplePerson {
  readonly name: string;
  readonly staffNumber: string;
  readonly department: string;
  readonly roles: readonly Role[];
  readonly clearance: Classification;
  /** Folder of the key file, for those who have one. */
  readonly stick?: string;
}

export interface SampleOffice {
  readonly vaultName: string;
  readonly place: string;
  readonly founders: readonly SamplePerson[];
  readonly staff: readonly SamplePerson[];
}

const zh: SampleOffice = {
  vaultName: '澄江资产 · 客户卷宗库（样例）',
  place: '总部 12 层档案室',
  founders: [
    {
      name: '沈知行',
      staffNumber: 'DA-001',
      department: '档案室',
      roles: ['custodian'],
      clearance: 'secret',
      stick: 'shen',
    },
    {
      name: '陆婉清',
      staffNumber: 'DA-002',
      department: '档案室',
      roles: ['custodian'],
      clearance: 'secret',
      stick: 'lu',
    },
    {
      name: '顾怀远',
      staffNumber: 'SP-001',
      department: '风控部',
      roles: ['approver'],
      clearance: 'secret',
      stick: 'gu',
    },
    {
      name: '蒋承泽',
      staffNumber: 'SP-002',
      department: '风控部',
      roles: ['approver'],
      clearance: 'secret',
      stick: 'jiang',
    },
  ],
  staff: [
    {
      name: '孟一鸣',
      staffNumber: 'YW-101',
      department: '企业金融部',
      roles: ['author'],
      clearance: 'secret',
    },
    {
      name: '许嘉禾',
      staffNumber: 'YW-201',
      department: '企业金融部',
      roles: ['borrower'],
      clearance: 'secret',
    },
    {
      name: '马骁',
      staffNumber: 'YW-202',
      department: '海外部',
      roles: ['borrower'],
      clearance: 'confidential',
    },
    { name: '温以宁', staffNumber: 'SJ-301', department: '审计部', roles: ['auditor'], clearance: 'secret' },
  ],
};

const en: SampleOffice = {
  vaultName: 'Chengjiang Capital · Dossiers (sample)',
  place: 'HQ 12F Records Room',
  founders: [
    {
      name: 'Shen Zhixing',
      staffNumber: 'DA-001',
      department: 'Records',
      roles: ['custodian'],
      clearance: 'secret',
      stick: 'shen',
    },
    {
      name: 'Lu Wanqing',
      staffNumber: 'DA-002',
      department: 'Records',
      roles: ['custodian'],
      clearance: 'secret',
      stick: 'lu',
    },
    {
      name: 'Helen Gu',
      staffNumber: 'SP-001',
      department: 'Risk',
      roles: ['approver'],
      clearance: 'secret',
      stick: 'gu',
    },
    {
      name: 'Jiang Chengze',
      staffNumber: 'SP-002',
      department: 'Risk',
      roles: ['approver'],
      clearance: 'secret',
      stick: 'jiang',
    },
  ],
  staff: [
    {
      name: 'Meng Yiming',
      staffNumber: 'YW-101',
      department: 'Corporate Finance',
      roles: ['author'],
      clearance: 'secret',
    },
    {
      name: 'Xu Jiahe',
      staffNumber: 'YW-201',
      department: 'Corporate Finance',
      roles: ['borrower'],
      clearance: 'secret',
    },
    {
      name: 'Emily Carter',
      staffNumber: 'YW-202',
      department: 'Overseas',
      roles: ['borrower'],
      clearance: 'confidential',
    },
    {
      name: 'Daniel Okoye',
      staffNumber: 'SJ-301',
      department: 'Audit',
      roles: ['auditor'],
      clearance: 'secret',
    },
  ],
};

export const sampleOffice = (language: Language): SampleOffice => (language === 'en' ? en : zh);

/** Said on the first screen to whoever tries the sample; only those with a key file choose their own. Typed on any keyboard. */
export const samplePassphrase = (person: SamplePerson): string => `${person.stick} sample passphrase`;
