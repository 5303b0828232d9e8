/** A Word document, a spreadsheet and a mail of the sample clients: the same bytes on every run. Invented throughout. */
import writeExcelFile from 'write-excel-file/node';
import { openZip } from '../../rasteriser/zip-archive.ts';
import { writeZip } from '../../rasteriser/zip-writing.ts';
import { encodeGbk } from './chinese-encodings.ts';
import { gbkWord, mail } from './mail-parts.ts';
import { escapeXml, paragraph, part, wordFile, wordPicture, wordTable } from './office-parts.ts';
import { warehouseAtNight } from './sample-pictures.ts';

const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`;

const running = (kind: 'hdr' | 'ftr', words: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph(words)}</w:${kind}>`;

export async function mortgageMemoDocx(): Promise<Uint8Array> {
  const photo = await warehouseAtNight('海宁纺织集团 三号库');
  const floors = Array.from({ length: 30 }, (_, index) => [
    String(index + 1),
    `三号库 ${Math.floor(index / 6) + 1} 层 ${(index % 6) + 1} 区`,
    `${(820 + ((index * 37) % 160)).toLocaleString('en-US')} ㎡`,
    index % 7 === 3 ? '消防喷淋待检修，责任人顾明远，限 2026 年 12 月 15 日前完成并书面回复' : '完好',
  ]);
  return wordFile({
    body: [
      paragraph('三号库抵押物查验备忘录', 'Title'),
      paragraph('查验日期：2026 年 10 月 21 日　　地点：浙江省海宁市经编产业园样例路 88 号'),
      paragraph('一、查验经过', 'H1'),
      paragraph(
        '受样例贸易（上海）有限公司委托，我们会同海宁纺织集团财务经理顾明远，对三号库及附属设备逐区清点，并核对了产权证书与抵押登记证明原件。',
      ),
      paragraph('The survey was made jointly; both sides signed each sheet. 编号 DC-2026/118。'),
      paragraph('二、照片', 'H1'),
      wordPicture('rId9', 'embed', '三号库夜间照片'),
      paragraph('三、分区情况', 'H1'),
      wordTable([['序号', '位置', '面积', '状况'], ...floors]),
      paragraph('四、意见', 'H1'),
      `<w:p><w:r><w:t xml:space="preserve">抵押物状况与登记一致，</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>建议维持原评估价值</w:t></w:r><w:r><w:t>。登记机构网页：</w:t></w:r><w:hyperlink r:id="rId7"><w:r><w:t>查询入口</w:t></w:r></w:hyperlink></w:p>`,
      `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`,
      paragraph('附：签到', 'H2'),
      paragraph('查验人：许嘉禾　　陪同：顾明远　　复核：程一鸣'),
      '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/></w:sectPr>',
    ].join(''),
    relations: [
      { id: 'rId1', kind: 'styles', target: 'styles.xml' },
      { id: 'rId2', kind: 'header', target: 'header1.xml' },
      { id: 'rId3', kind: 'footer', target: 'footer1.xml' },
      { id: 'rId7', kind: 'hyperlink', target: 'https://registry.example/search?no=118', external: true },
      { id: 'rId9', kind: 'image', target: 'media/warehouse.jpg' },
    ],
    more: [
      part('word/styles.xml', styles),
      part('word/header1.xml', running('hdr', '样例咨询有限公司　内部资料　DC-2026/118')),
      part('word/footer1.xml', running('ftr', '未经许可不得复制')),
      part('word/media/warehouse.jpg', photo),
    ],
  });
}

export async function receivablesXlsx(): Promise<Uint8Array> {
  const heading = ['单据号', '客户', '开票日期', '到期日', '金额（元）', '已收', '比例', '备注'].map(
    (value) => ({
      value,
      fontWeight: 'bold' as const,
    }),
  );
  const day = (offset: number): Date => new Date(Date.UTC(2026, 6, 1) + offset * 86_400_000);
  const rows = Array.from({ length: 64 }, (_, index) => {
    const amount = 48_200 + ((index * 7919) % 90_000) + 0.5;
    return [
      { value: `HN-2026-${String(index + 1).padStart(4, '0')}` },
      {
        value:
          ['海宁纺织集团', '青禾农业合作社', '蓝湾医疗器械有限公司', 'Northgate Shipping Ltd'][index % 4] ??
          '',
      },
      { value: day(index), type: Date, format: 'yyyy-mm-dd' },
      { value: day(index + 60), type: Date, format: 'yyyy"年"m"月"d"日"' },
      { value: amount, type: Number, format: '#,##0.00' },
      { value: index % 3 === 0 ? -812.36 : amount / 2, type: Number, format: '#,##0.00;[Red]-#,##0.00' },
      { value: index % 3 === 0 ? 0 : 0.5, type: Number, format: '0.0%' },
      { value: index % 9 === 4 ? '客户来函要求延期三十日付款，已由陆知微口头同意，书面确认未到' : '' },
    ];
  });
  const wide = Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 26 }, (_, column) =>
      row === 0
        ? { value: column === 0 ? '品名' : `2026-${String((column % 12) + 1).padStart(2, '0')}` }
        : column === 0
          ? { value: `经编面料 ${String(row).padStart(2, '0')} 号` }
          : { value: ((row * 31 + column * 17) % 400) * 1000, type: Number, format: '#,##0' },
    ),
  );
  const written = await writeExcelFile([
    {
      sheet: '应收账款明细',
      data: [
        [{ value: '应收账款明细（2026 年第三季度）', columnSpan: 8, fontWeight: 'bold' }],
        heading,
        ...rows,
      ] as never,
    },
    { sheet: '逐月采购量', data: wide as never },
  ]).toBuffer();
  return sameEachTime(new Uint8Array(written));
}

/** The writer's archive bears the hour it was written. */
async function sameEachTime(archive: Uint8Array): Promise<Uint8Array> {
  const limits = { zipEntriesMax: 100, zipBytesMax: 1e8, zipEntryBytesMax: 1e8 };
  const opened = openZip(archive, limits);
  return writeZip(
    await Promise.all(opened.names.map(async (name) => ({ name, bytes: await opened.read(name) }))),
  );
}

const text = `许老师：

附上三号库查验备忘录（Word）和第三季度应收账款明细（Excel），另有送货单说明一份。
请于本周五前复核，复核意见当面交接，不经邮件往来。

顾明远
海宁纺织集团财务部
2026 年 10 月 22 日
`;

/** In GBK throughout, as a mail program in the office writes it. */
export async function handoverMail(): Promise<Uint8Array> {
  return mail({
    headers: [
      `From: ${gbkWord('顾明远')} <gu.my@haining-textile.example>`,
      `To: ${gbkWord('许嘉禾')} <xu.jh@sample-advisory.example>`,
      `Cc: ${gbkWord('陆知微')} <lu.zw@haining-textile.example>`,
      'Date: Thu, 22 Oct 2026 17:42:05 +0800',
      `Subject: ${gbkWord('三号库查验备忘录及应收账款明细')}`,
      'Message-ID: <20261022.118@haining-textile.example>',
    ],
    text: { bytes: encodeGbk(text), charset: 'GBK' },
    parts: [
      {
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        name: '三号库查验备忘录.docx',
        bytes: await mortgageMemoDocx(),
      },
      {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: '应收账款明细.xlsx',
        bytes: await receivablesXlsx(),
      },
      {
        type: 'text/plain; charset=GBK',
        name: '送货单说明.txt',
        bytes: encodeGbk('九月送货短少 46 米，已在送货单上注明。'),
      },
    ],
  });
}

/** HTML with a picture of its own, one that would have to be fetched, and a link that says another address. */
export async function quotationMail(): Promise<Uint8Array> {
  const rows = ['MV Northgate Heron', '租期 twelve months', 'USD 9,850 / day'].map(
    (value, index) => `<tr><td>${index + 1}</td><td>${escapeXml(value)}</td></tr>`,
  );
  return mail({
    headers: [
      'From: Tomasz Wilk <t.wilk@northgate.example>',
      'To: margaret.hale@sample-advisory.example',
      'Date: Tue, 17 Nov 2026 16:20:00 +0000',
      'Subject: Extension of the charter, our terms',
    ],
    html: `<html><head><style>p{color:red}</style></head><body><p>Dear <b>Margaret</b>,</p><p>our terms, as discussed:</p>
<table border="1">${rows.join('')}</table><p><img src="cid:quay@northgate" alt="Quay"><img src="https://tracker.invalid/open.gif?u=1" width="1" height="1"></p>
<p>See <a href="https://northgate.example/terms">www.sample-advisory.example</a> &mdash; 请勿外传。</p><p>Tomasz</p></body></html>`,
    parts: [{ type: 'image/jpeg', contentId: 'quay@northgate', bytes: await warehouseAtNight('NORTHGATE') }],
  });
}
