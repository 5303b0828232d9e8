/**
 * The page that stands for a file of which nothing can be shown (D5, D6): what it is as far as is known, why it is not
 * shown, and that its original is kept. The digest makes each one another page: two such files are never taken for one.
 */
import { factText } from '../shared/vocabulary/fact-words.ts';
import { startTypesetter } from './pdf-paper.ts';
import type { PlacardFacts } from './rasteriser.ts';

const sizePt = 10.5;
const titlePt = 15;
const digestGroup = 16;

const familyWords: readonly (readonly [begins: string, zh: string, en: string])[] = [
  ['image/', '图像', 'image'],
  ['video/', '视频', 'video'],
  ['audio/', '音频', 'sound'],
  ['font/', '字体', 'font'],
  ['application/zip', '压缩包', 'archive'],
  ['application/x-7z', '压缩包', 'archive'],
  ['application/x-rar', '压缩包', 'archive'],
  ['application/gzip', '压缩包', 'archive'],
  ['application/x-tar', '压缩包', 'archive'],
  ['application/x-cfb', '旧式 Office 文件', 'older Office file'],
];

export async function placardPdf(
  facts: PlacardFacts,
  pagesMax: number,
): Promise<{ readonly pdf: Uint8Array; readonly glyphsMissing: number }> {
  const paper = startTypesetter(pagesMax);
  const { doc } = paper;
  const line = (text: string, size = sizePt): void => {
    paper.countMissing(text);
    doc.fontSize(size).text(text, { lineGap: 3 });
  };
  const row = (label: string, value: string): void => {
    paper.use('bold');
    line(label);
    paper.use('regular');
    line(value);
    doc.moveDown(0.5);
  };
  paper.use('bold');
  line('此处无法显示文件内容', titlePt);
  line('Content not viewable here', titlePt);
  paper.use('regular');
  doc.moveDown(0.5);
  line('原件已封存保留。The sealed original is kept.');
  doc.moveDown(1);
  row('文件名 File name', facts.fileName === '' ? '—' : facts.fileName);
  row('大小 Size', `${groupedDigits(facts.bytes)} 字节 bytes`);
  row('类型 Kind', await kindWords(facts));
  row('原因 Cause', causeWords(facts));
  row('SHA-256', groups(facts.sha256));
  return { pdf: await paper.finish(), glyphsMissing: paper.glyphsMissing };
}

const causeWords = ({ cause }: PlacardFacts): string =>
  `${factText('fileFault', cause, 'zh-CN')}。${capital(factText('fileFault', cause, 'en'))}.`;

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());

/** As its first bytes tell, else as its name says. */
async function kindWords({ begins, fileName }: PlacardFacts): Promise<string> {
  const found = await detected(begins);
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1];
  if (found === undefined)
    return extension === undefined ? '未知 unknown' : `.${extension}（按文件名 by its name）`;
  const family = familyWords.find(([start]) => found.mime.startsWith(start));
  const named = `${found.ext.toUpperCase()} (${found.mime})`;
  return family === undefined ? named : `${family[1]} ${family[2]} · ${named}`;
}

async function detected(begins: Uint8Array): Promise<{ ext: string; mime: string } | undefined> {
  try {
    const { fileTypeFromBuffer } = await import('file-type');
    return await fileTypeFromBuffer(begins);
  } catch {
    return undefined;
  }
}

const groupedDigits = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const groups = (hex: string): string => (hex.match(new RegExp(`.{1,${digestGroup}}`, 'g')) ?? []).join(' ');
