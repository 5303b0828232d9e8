/** The page's own words, both languages; what the verifier says comes from the verifier. */
import type { Language } from './messages.ts';

const both = {
  title: ['卷宗保险库 · 审计包核验', 'Dossier Vault · check an audit bundle'],
  other: ['English', '中文'],
  says: [
    '本页自成一体，不联网，也不需要保险库。请把审计包文件夹拖到下面，或选择文件夹；文件只在本机读取。',
    'This page is complete in itself: no network, no vault. Drop the folder of the bundle below, or choose it; its files are read on this computer only.',
  ],
  drop: ['把审计包文件夹拖到这里', 'Drop the folder of the bundle here'],
  chooseFolder: ['选择文件夹', 'Choose the folder'],
  chooseFiles: ['选择其中的文件', 'Choose its files'],
  chooseSinceFolder: ['先前的审计包（可不选）', 'An earlier bundle (optional)'],
  chooseSince: ['或旧检查点（可不选）', 'or an older checkpoint (optional)'],
  sinceGiven: ['已选旧状态，将一并核对', 'An older state is chosen and will be compared'],
  noBundle: [
    '这里没有审计包：须有 manifest.json、checkpoint 与 entries.jsonl。',
    'There is no bundle here: it has manifest.json, checkpoint and entries.jsonl.',
  ],
  folderNotRead: [
    '此浏览器不让从本机打开的网页读取拖入的文件夹。请按“选择文件夹”，或把其中的文件一起拖入。',
    'This browser lets no page that was opened from disk read a dropped folder. Press “Choose the folder”, or drop its files together.',
  ],
  checking: ['正在核验', 'Checking'],
  holds: ['没有不成立的项目', 'Nothing in this bundle is broken'],
  broken: ['不成立', 'BROKEN'],
  firstWrong: ['最先出错之处', 'First thing wrong'],
  unreadable: ['无法读取', 'It cannot be read'],
  checks: ['逐项', 'Check by check'],
  answerHolds: ['成立', 'holds'],
  answerBroken: ['不成立', 'BROKEN'],
  answerUnjudged: ['仅凭此部分无法判断', 'cannot be judged from this part'],
  vault: ['保险库', 'Vault'],
  entry0: ['条目 0 的哈希', 'Hash of entry 0'],
  byBrowser: ['签名由浏览器核对', 'Signatures were checked by the browser'],
  byOwn: ['签名由本页自带的程序核对', 'Signatures were checked by this page’s own program'],
  seen: ['何人看过何件', 'Who has seen what'],
  seenSays: [
    '由签名有效的条目得出：查阅与出库。未附文字之处显示编号。',
    'From entries whose signatures hold: views and releases. Where no text is given along, an id stands.',
  ],
  seenBeside: ['* 名称取自 people.json，未经证明。', '* Named by people.json, which nothing proves.'],
  seenPart: [
    '这是日志的一部分：表中没有的，可能只是未包含。',
    'This is a part of the log: what is not in the table may merely not be here.',
  ],
  seenBroken: [
    '本审计包有不成立之处：此表不足为凭。',
    'Something in this bundle is broken: do not rely on this table.',
  ],
  nobody: ['没有查阅或出库的条目。', 'No entry of a view or a release is here.'],
  choose: ['人员或文件', 'Person or document'],
  people: ['人员', 'People'],
  documents: ['文件', 'Documents'],
  time: ['当地时间', 'Local time'],
  person: ['人员', 'Person'],
  document: ['文件', 'Document'],
  which: ['第几次', 'View'],
  release: ['出库', 'released'],
  pages: ['页数', 'Pages'],
  shown: ['显示时长', 'Shown for'],
  place: ['地点', 'Place'],
  reason: ['事由', 'Reason'],
  entry: ['条目', 'Entry'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Word = keyof typeof both;
export const say = (language: Language, word: Word): string => both[word][language === 'zh-CN' ? 0 : 1];
