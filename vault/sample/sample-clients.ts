/** Invented clients and the papers filed about them, in both languages; every paper is typeset by the rasteriser itself. */
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Category, Classification, Ownership, Sheet } from '../../shared/vocabulary/terms.ts';

export interface SamplePaper {
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly markdown: string;
  /** Stays with the custodian, to be accepted by whoever tries the sample. */
  readonly waiting?: boolean;
}

export interface SampleClient {
  readonly code: string;
  readonly client: string;
  readonly category: Category;
  readonly classification: Classification;
  /** Who opens the dossier and files in it. */
  readonly author: 'meng' | 'luo';
  readonly responsible: 'xu' | 'zhou' | 'cheng';
  /** Some clients are known to one person only. */
  readonly second: 'xu' | 'zhou' | 'cheng' | null;
  readonly papers: readonly SamplePaper[];
}

type Both = readonly [zh: string, en: string];

const names: readonly (readonly [code: string, name: Both, level: Classification, key: boolean])[] = [
  [
    'KH-2026-0147',
    ['恒岳精密机械股份有限公司', 'Hengyue Precision Machinery Co., Ltd.'],
    'confidential',
    true,
  ],
  ['KH-2026-0163', ['东屿海运（上海）有限公司', 'Dongyu Shipping (Shanghai) Co., Ltd.'], 'internal', true],
  ['KH-2026-0098', ['禾木新能源有限公司', 'Hemu New Energy Co., Ltd.'], 'internal', false],
  ['KH-2026-0201', ['青杉医疗器械有限公司', 'Qingshan Medical Devices Co., Ltd.'], 'confidential', false],
  ['KH-2025-0912', ['苏州云筑生物科技有限公司', 'Suzhou Yunzhu Biotech Co., Ltd.'], 'secret', true],
  ['KH-2024-0385', ['延和家族信托', 'Yanhe Family Trust'], 'secret', true],
  ['KH-2025-0740', ['澜石商业地产有限公司', 'Lanshi Commercial Property Co., Ltd.'], 'internal', false],
  ['KH-2023-0051', ['诺斯盖特海上保险公司', 'Northgate Marine Insurance'], 'internal', false],
  ['KH-2025-0866', ['盛原精密铸造（宁波）', 'Shengyuan Precision Casting (Ningbo)'], 'confidential', false],
  ['KH-2024-0577', ['博彦精密模具厂', 'Boyan Precision Moulds'], 'internal', false],
];

function assessment(name: string, language: Language): string {
  if (language === 'en') {
    return `# Credit assessment\n\n${name}\n\n## 1. Company\n\nFounded in 2009; two plants in Kunshan with 18,420 square metres of floor space. Land use right until 30 June 2061.\n\n${longText(language)}\n\n## 4. Collateral\n\n| Item | Cost method | Income method | Taken |\n|---|---|---|---|\n| Plant 1 | 5,860 | 5,410 | 5,410 |\n| Plant 2 | 4,275 | 4,120 | 4,120 |\n| Annex | 1,930 | – | 1,350 |\n| Total | 12,065 | 9,530 | 10,880 |\n\nAmounts in ten thousand yuan. By prudence, 92 million is suggested as the basis, the ratio not above 55 %.\n\n${longText(language)}\n`;
  }
  return `# 授信评估报告\n\n${name}\n\n## 一、企业概况\n\n公司成立于 2009 年，抵押物为位于昆山市的工业厂房两处及其附属设备，建筑面积合计 18,420 平方米，土地使用权终止日期为 2061 年 6 月 30 日。\n\n${longText(language)}\n\n## 四、担保物评估\n\n| 项目 | 成本法（万元） | 收益法（万元） | 采用 |\n|---|---|---|---|\n| 一号厂房 | 5,860 | 5,410 | 5,410 |\n| 二号厂房 | 4,275 | 4,120 | 4,120 |\n| 附属设备 | 1,930 | — | 1,350 |\n| 合计 | 12,065 | 9,530 | 10,880 |\n\n按谨慎原则，建议以 9,200 万元作为授信测算基础，抵押率不超过 55%。\n\n${longText(language)}\n`;
}

/** Several pages' worth, so that there is something to turn. */
function longText(language: Language): string {
  const paragraph =
    language === 'en'
      ? 'The difference between the methods comes mainly from the assumed vacancy. The report takes the average of neighbouring parks over three years, eleven per cent, as its base; for every further five points the value by the income method falls by about 6.3 %. '
      : '两种方法差异主要来自空置率假设。评估报告以周边园区近三年平均空置率 11% 为基准，我们认为偏乐观；空置率每上升 5 个百分点，收益法结果下降约 6.3%。';
  return Array.from({ length: 9 }, (_, i) => `${i + 1}. ${paragraph.repeat(2 + (i % 3))}`).join('\n\n');
}

function agreement(name: string, language: Language): string {
  return language === 'en'
    ? `# Master services agreement\n\nBetween Chengjiang Capital and ${name}.\n\n## Article 1 Services\n\nAdvice on cash management and settlement.\n\n## Article 2 Term\n\nThree years from 1 March 2026; it is renewed unless one party objects three months before.\n\n## Article 7 Confidentiality\n\n${longText(language)}\n`
    : `# 主服务协议\n\n甲方：澄江资产管理有限公司　乙方：${name}\n\n## 第一条 服务范围\n\n现金管理与结算咨询。\n\n## 第二条 期限\n\n自 2026 年 3 月 1 日起三年，任何一方未在期满前三个月书面提出异议的，顺延一年。\n\n## 第七条 保密\n\n${longText(language)}\n`;
}

function profile(name: string, language: Language): string {
  return language === 'en'
    ? `# Profile sheet\n\n| Field | |\n|---|---|\n| Client | ${name} |\n| Decision makers | Chair Zhao, CFO Lin |\n| Preferences | Meets in the morning; written summaries the day before |\n| Current projects | Refinancing of plant 2; export credit line |\n`
    : `# 客户概况表\n\n| 项目 | 内容 |\n|---|---|\n| 客户 | ${name} |\n| 决策人 | 赵董事长、林财务总监 |\n| 偏好 | 上午会面；前一日提供书面摘要 |\n| 当前项目 | 二号厂房再融资；出口信用额度 |\n`;
}

function contacts(name: string, language: Language): string {
  return language === 'en'
    ? `# Contact sheet\n\n| Field | |\n|---|---|\n| Client | ${name} |\n| Address | 88 Invented Road, Kunshan |\n| Telephone | 0512-0000 0000 |\n| Contact | Ms Lin, Finance |\n`
    : `# 联系方式表\n\n| 项目 | 内容 |\n|---|---|\n| 客户 | ${name} |\n| 地址 | 昆山市虚构路 88 号 |\n| 电话 | 0512-0000 0000 |\n| 联系人 | 财务部林女士 |\n`;
}

function papersOf(i: number, name: string, language: Language): SamplePaper[] {
  const word = (both: Both): string => both[language === 'en' ? 1 : 0];
  const company = { sheet: 'document', ownership: 'company' } as const;
  const papers: SamplePaper[] = [];
  if (i % 2 === 0) {
    papers.push({
      ...company,
      title: word(['授信评估报告', 'Credit assessment']),
      markdown: assessment(name, language),
    });
  }
  if (i === 0 || i === 1 || i === 6) {
    papers.push({
      sheet: 'document',
      ownership: 'formal',
      title: word(['主服务协议', 'Master services agreement']),
      markdown: agreement(name, language),
      waiting: i === 6,
    });
  }
  if (i < 2) {
    papers.push(
      {
        sheet: 'profile-sheet',
        ownership: 'company',
        title: word(['客户概况表', 'Profile sheet']),
        markdown: profile(name, language),
      },
      {
        sheet: 'contact-sheet',
        ownership: 'company',
        title: word(['联系方式表', 'Contact sheet']),
        markdown: contacts(name, language),
        waiting: i === 1,
      },
    );
  }
  return papers;
}

export const sampleClients = (language: Language): readonly SampleClient[] =>
  names.map(([code, both, classification, key], i) => {
    const client = both[language === 'en' ? 1 : 0];
    return {
      code,
      client,
      classification,
      category: key ? 'key-account' : 'other',
      author: i < 5 ? 'meng' : 'luo',
      responsible: i < 3 ? 'xu' : i > 5 && i < 9 ? 'cheng' : 'zhou',
      second: i < 2 ? 'zhou' : i === 4 ? 'cheng' : null,
      papers: papersOf(i, client, language),
    };
  });
