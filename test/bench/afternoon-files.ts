/**
 * What a records custodian brings on the first afternoon, made by script and the same on every run but for nothing: two tables of 800
 * clients in two encodings with doubles and bad rows, a list of 40 people, and a folder for each client with files of eleven kinds, some
 * of them damaged, empty or no document at all.
 *
 * `npx node test/bench/afternoon-files.ts <folder> [files]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeGb18030 } from '../../build/scripts/chinese-encodings.ts';
import { mail } from '../../build/scripts/mail-parts.ts';
import { bookFile, paragraph, textCell, wordFile, wordTable } from '../../build/scripts/office-parts.ts';
import { firstExtra, plainPdf, textOperators } from '../../build/scripts/plain-pdf.ts';
import { loadCanvasKit, present } from '../../rasteriser/canvaskit.ts';
import { drawnFrom } from './synthetic-dossiers.ts';

const clients = 800;
/** Of the clients, those that the table in GB18030 names; the other names the rest, and some of these again. */
const inFirstTable = 640;
const people = 40;

const towns = ['海宁', '嘉善', '平湖', '桐乡', '德清', '安吉', '长兴', '上虞', '诸暨', '嵊州'];
const marks = [...'恒岳拓盛原立诺延和澜青禾木博云筑东屿华鼎瑞祥永泰安信通宏远鸿'];
const trades = ['纺织', '精密机械', '医疗器械', '物流', '化工', '食品', '建材', '电子'];
const subjects = ['授信评估报告', '担保合同', '会议纪要', '访谈记录', '对账单', '现场查验', '报价', '来函'];
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const given = [...'知远景行予安清和若水子衿思齐明德'];

const codeOf = (client: number): string => `KH-${String(client + 1).padStart(4, '0')}`;
const clientOf = (client: number): string =>
  `${towns[client % 10]}${marks[(client * 7) % 30]}${marks[Math.floor(client / 30) % 30]}${trades[client % 8]}有限公司`;
const personOf = (person: number): string =>
  `${surnames[person % 20]}${given[(person * 2) % 16]}${given[(person * 2 + 1) % 16]}`;
const responsibleOf = (client: number): string => personOf(client % 12);

const characters = [
  ...'应付账款到期日双方约定货物验收合格后支付尾款发票随附仓库盘点差异说明客户来函要求延长交货时间并提供担保设备运行正常记录完整',
];
/** No two files say the same: what is alike within a dossier is asked about (D7). */
const sentence = (draw: () => number): string =>
  Array.from({ length: 24 }, () => characters[Math.floor(draw() * characters.length)]).join('');

type Make = (n: number, words: readonly string[]) => Uint8Array | Promise<Uint8Array>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const toHex = (line: string): string => Buffer.from(line, 'latin1').toString('hex');

/** Eleven kinds, each with words of its own: no two files are alike. */
const kinds: Readonly<Record<string, Make>> = {
  pdf: (n) =>
    plainPdf({
      pages: [1, 2, 3].map((page) => ({
        content: textOperators(
          Array.from({ length: 30 }, (_, line) => `Statement ${n}, page ${page}: ${n * 97 + line * page}`),
          11,
          toHex,
        ),
        resources: `/Font << /F1 ${firstExtra} 0 R >>`,
      })),
      extras: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    }),
  docx: (n, words) =>
    wordFile({
      body: [
        paragraph(`${words[0]} ${n}`, 'Title'),
        ...words.map((line) => paragraph(line)),
        wordTable(words.slice(0, 12).map((line, row) => [String(row + 1), line, String(n * 31 + row)])),
      ].join(''),
    }),
  xlsx: (n, words) =>
    bookFile({
      sheets: [
        {
          name: '明细',
          rows: words
            .map(
              (line, row) =>
                `<row r="${row + 1}">${textCell(`A${row + 1}`, line)}<c r="B${row + 1}"><v>${n * 53 + row}</v></c></row>`,
            )
            .join(''),
        },
      ],
    }),
  eml: (n, words) =>
    mail({
      headers: [
        `From: office-${n}@client.example`,
        'To: file@firm.example',
        `Date: Tue, 17 Mar 2026 10:${String(n % 60).padStart(2, '0')}:00 +0800`,
        `Subject: Note ${n}`,
      ],
      text: { bytes: utf8(words.join('\n')), charset: 'utf-8' },
    }),
  csv: (n, words) => utf8(words.map((line, row) => `${row + 1},${line},${n * 17 + row}`).join('\r\n')),
  txt: (n, words) => (n % 3 === 0 ? encodeGb18030(words.join('\r\n')) : utf8(words.join('\n'))),
  md: (n, words) => utf8(`# ${words[0]} ${n}\n\n${words.map((line) => `- ${line}`).join('\n')}\n`),
  html: (n, words) =>
    utf8(
      `<!doctype html><meta charset="utf-8"><title>${n}</title><h1>${words[0]} ${n}</h1>${words.map((line) => `<p>${line}</p>`).join('')}`,
    ),
  png: (n) => picture(n, 'PNG'),
  jpg: (n) => picture(n, 'JPEG'),
  webp: (n) => picture(n, 'WEBP'),
};

/** Strokes in places of its own on grey. One sheet for all of them: what is deleted is not given back at once. */
let sheet: ReturnType<typeof newSheet> | undefined;

async function newSheet() {
  const kit = await loadCanvasKit();
  return { kit, surface: present(kit.MakeSurface(450, 600), 'surface'), paint: new kit.Paint() };
}

async function picture(n: number, format: 'PNG' | 'JPEG' | 'WEBP'): Promise<Uint8Array> {
  sheet ??= newSheet();
  const { kit, surface, paint } = await sheet;
  const canvas = surface.getCanvas();
  canvas.clear(kit.Color(236, 234, 228));
  paint.setColor(kit.Color(40, 44, 60));
  const draw = drawnFrom(n + 1);
  for (let block = 0; block < 40; block++)
    canvas.drawRect(kit.XYWHRect(draw() * 430, draw() * 580, 8 + draw() * 90, 4 + draw() * 40), paint);
  const image = surface.makeImageSnapshot();
  const bytes = present(image.encodeToBytes(kit.ImageFormat[format], 82), 'picture');
  image.delete();
  return bytes;
}

/** Every 37th file is none that can be shown. */
function spoilt(n: number, bytes: Uint8Array): Uint8Array {
  if (n % 37 !== 5) return bytes;
  const way = Math.floor(n / 37) % 3;
  if (way === 0) return new Uint8Array(0);
  return way === 1 ? bytes.slice(0, Math.floor(bytes.length / 3)) : utf8(`MZ\u0000\u0001 no document ${n}`);
}

export interface AfternoonFiles {
  readonly firstTable: string;
  readonly secondTable: string;
  readonly people: string;
  readonly folders: string;
}

/** Writes them under `folder`, which is made. */
export async function writeAfternoonFiles(folder: string, files: number): Promise<AfternoonFiles> {
  const made = {
    firstTable: join(folder, 'clients-gb18030.csv'),
    secondTable: join(folder, 'clients-utf8.csv'),
    people: join(folder, 'people.csv'),
    folders: join(folder, 'clients'),
  };
  mkdirSync(made.folders, { recursive: true });
  const head = '档号,客户名称,负责人,创建时间,电话,备注';
  const row = (client: number): string =>
    `${codeOf(client)},${clientOf(client)},${responsibleOf(client)},2026-03-${String((client % 28) + 1).padStart(2, '0')} 10:00:00,0573-8700${client},"${towns[client % 10]}, ${client} 号"`;
  const rows = Array.from({ length: clients }, (_, client) => row(client));
  // A double under another code, one without a name, one whose person nobody knows.
  const bad = [
    `KH-9001,${clientOf(3).replace('有限公司', ' 有限公司')},${responsibleOf(3)},,,`,
    `KH-9002,,${responsibleOf(4)},,,`,
    `KH-9003,${towns[0]}无人知实业有限公司,查无此人,,,`,
  ];
  const table = (lines: readonly string[]): string => `${[head, ...lines].join('\r\n')}\r\n`;
  writeFileSync(made.firstTable, encodeGb18030(table([...rows.slice(0, inFirstTable), ...bad])));
  writeFileSync(made.secondTable, table(rows.slice(inFirstTable - 20)));
  const roles = ['编写人', '编写人；借用人', '借用人', '审计员'];
  const listed = Array.from({ length: people }, (_, person) =>
    [personOf(person), `S-${100 + person}`, '业务部', roles[Math.floor(person / 12)], '核心商密'].join(','),
  );
  writeFileSync(made.people, `\uFEFF姓名,工号,部门,角色,授权密级\r\n${listed.join('\r\n')}\r\n`);

  const endings = Object.keys(kinds);
  for (let n = 0; n < files; n++) {
    const client = n % clients;
    // Three in four folders are called by code, the others by name.
    const name = client % 4 === 3 ? clientOf(client) : `${codeOf(client)} ${clientOf(client)}`;
    const into = join(made.folders, name);
    mkdirSync(into, { recursive: true });
    const ending = endings[n % endings.length]!;
    const subject = subjects[(n + Math.floor(n / clients)) % subjects.length]!;
    const draw = drawnFrom(n);
    const words = Array.from({ length: 24 }, (_, line) => `${subject} ${n}-${line}：${sentence(draw)}。`);
    const date = `2026-0${(n % 9) + 1}-1${n % 10}`;
    const bytes = await kinds[ending]!(n, words);
    writeFileSync(join(into, `${date} ${subject} ${n}.${ending}`), spoilt(n, bytes));
  }
  return made;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder, files] = process.argv;
  if (folder === undefined) {
    process.stderr.write('Say into which folder.\n');
    process.exit(2);
  }
  const made = await writeAfternoonFiles(folder, Number(files ?? 4_000));
  process.stdout.write(`${Object.values(made).join('\n')}\n`);
}
