/** A rendition's report in the reader's words: one short phrase for each thing that is not as in the file's own program. */
import type { EncodingGround, LossKind, TextEncoding } from './losses.ts';
import type { ShownReport } from './rendition-report.ts';

type Language = 'zh-CN' | 'en';
interface Phrase {
  readonly zh: (count: number) => string;
  /** After the number; the second form is for more than one. */
  readonly en: readonly [one: string, more: string];
}
const counted =
  (measure: string, thing: string, said = '未显示') =>
  (count: number) =>
    `${count} ${measure}${thing}${said}`;

const phrases: Record<LossKind, Phrase> = {
  picture: { zh: counted('张', '图片'), en: ['picture is not shown', 'pictures are not shown'] },
  chart: { zh: counted('个', '图表'), en: ['chart is not shown', 'charts are not shown'] },
  diagram: { zh: counted('个', '智能图示'), en: ['diagram is not shown', 'diagrams are not shown'] },
  drawing: { zh: counted('个', '图形'), en: ['drawing is not shown', 'drawings are not shown'] },
  formula: { zh: counted('个', '数学公式'), en: ['equation is not shown', 'equations are not shown'] },
  embedded: {
    zh: counted('个', '嵌入的文件'),
    en: ['embedded object is not shown', 'embedded objects are not shown'],
  },
  control: {
    zh: counted('个', '表单控件'),
    en: ['form control is not shown', 'form controls are not shown'],
  },
  field: { zh: counted('个', '域'), en: ['field is not shown', 'fields are not shown'] },
  chunk: {
    zh: counted('段', '插入的文档'),
    en: ['inserted document is not shown', 'inserted documents are not shown'],
  },
  comment: { zh: counted('条', '批注'), en: ['comment is not shown', 'comments are not shown'] },
  'running-head': {
    zh: counted('处', '页眉或页脚'),
    en: ['header or footer is not shown', 'headers or footers are not shown'],
  },
  form: { zh: () => '填写的表单未显示', en: ['form is not shown', 'forms are not shown'] },
  attachment: { zh: counted('个', '附件'), en: ['attachment is not shown', 'attachments are not shown'] },
  frame: { zh: counted('帧', '画面'), en: ['further frame is not shown', 'further frames are not shown'] },
  recording: { zh: counted('段', '音视频'), en: ['recording is not shown', 'recordings are not shown'] },
  style: {
    zh: counted('处', '格式', '与原件不同'),
    en: ['format differs from the original', 'formats differ from the original'],
  },
  'tracked-change': {
    zh: counted('处', '修订', '：删除与插入均予显示'),
    en: [
      'tracked change is shown, text taken out as well',
      'tracked changes are shown, text taken out as well',
    ],
  },
  'hidden-text': {
    zh: counted('处', '隐藏文字', '已显示'),
    en: ['piece of hidden text is shown', 'pieces of hidden text are shown'],
  },
  'number-as-stored': {
    zh: counted('个', '数字', '按存储值显示'),
    en: ['number is shown as it is stored', 'numbers are shown as they are stored'],
  },
  'result-missing': {
    zh: counted('个', '公式', '没有存下结果'),
    en: ['formula has no stored result', 'formulas have no stored result'],
  },
  'whole-file': {
    zh: () => '文件内容无法显示，只有一页说明',
    en: ['file cannot be shown: a page only says what it is', 'files cannot be shown'],
  },
};

export const encodingNames: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16': 'UTF-16',
  gb18030: 'GB 18030 (GBK)',
  big5: 'Big5',
  shift_jis: 'Shift JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252 (Latin-1)',
  'windows-1253': 'Windows-1253',
  'windows-1254': 'Windows-1254',
  'windows-1255': 'Windows-1255',
  'windows-1256': 'Windows-1256',
  'koi8-r': 'KOI8-R',
};
const grounds: Record<EncodingGround, { readonly zh: string; readonly en: string }> = {
  certain: { zh: '', en: '' },
  guessed: { zh: '（推测）', en: ' (guessed)' },
  chosen: { zh: '（编写人选定）', en: ' (chosen by the author)' },
};

/** Empty where the rendition shows all of it as its program does, and nobody had to guess or choose how to read it. */
export function reportPhrases(report: ShownReport, language: Language): string[] {
  const read = encodingPhrase(report, language);
  return [
    ...differencePhrases(report, language),
    ...(read === '' ? [] : [language === 'zh-CN' ? `编码 ${read}` : `encoding ${read}`]),
  ];
}

/** The encoding that a text was read in, and how it came about: no difference from the original. Empty where it is certain. */
export function encodingPhrase({ encoding }: ShownReport, language: Language): string {
  if (encoding === null || encoding.by === 'certain') return '';
  return `${encodingNames[encoding.name]}${grounds[encoding.by][language === 'zh-CN' ? 'zh' : 'en']}`;
}

/** What is not as the file's own program shows it. */
export function differencePhrases(report: ShownReport, language: Language): string[] {
  const zh = language === 'zh-CN';
  const { losses, repaired, fontsSubstituted, glyphsMissing } = report;
  const say = (count: number, phrase: Phrase): string =>
    zh ? phrase.zh(count) : `${count} ${phrase.en[count === 1 ? 0 : 1]}`;
  return [
    ...losses.map(({ what, count }) => say(count, phrases[what])),
    ...(glyphsMissing > 0
      ? [
          say(glyphsMissing, {
            zh: counted('个', '字', '没有字形'),
            en: ['glyph is missing', 'glyphs are missing'],
          }),
        ]
      : []),
    ...(fontsSubstituted > 0
      ? [
          say(fontsSubstituted, {
            zh: counted('种', '字体', '被替换'),
            en: ['font replaced', 'fonts replaced'],
          }),
        ]
      : []),
    ...(repaired ? [zh ? '文件有损坏，已修复后显示' : 'the file was damaged and is shown as repaired'] : []),
  ];
}
