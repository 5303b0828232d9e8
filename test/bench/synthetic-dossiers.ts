/**
 * Dossiers by the hundred thousand for the bench, put straight into the projection: the log does not tell of them, so such a
 * vault is good for queries and for nothing else. The same from run to run; names are invented from syllables.
 */
import type { VaultDatabase } from '../../vault/storage/database.ts';

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function drawnFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): readonly string[] => text.split(' ');
const places = words(
  '上海 苏州 宁波 昆山 无锡 南京 杭州 绍兴 嘉兴 温州 青岛 大连 厦门 深圳 广州 成都 重庆 西安 武汉 长沙',
);
const characters = [
  ...'恒岳海拓盛原立川诺延和澜石青杉禾木博彦云筑东屿华鼎瑞祥永泰安信达通宏远鸿运金玉龙凤天成德仁义礼智新兴隆昌富贵荣春夏秋冬梅兰竹菊松柏江河湖洋山峰岭谷星月日光明亮清风雨雪霜露',
];
const trades = words(
  '精密机械 精密仪器 精密铸造 生物科技 医疗器械 新能源 商业地产 海运 建筑工程 食品 纺织 化工 电子 软件 物流 农业 矿业 传媒 教育咨询 投资管理',
);
const endings = words('有限公司 有限公司 有限公司 股份有限公司 集团有限公司 厂 合伙企业');
const syllables = words(
  'nor gate sen mar lin ber ton hal wick stad ford ham ros dal kir ven tor bel mon ter',
);
const latinTrades = words(
  'Marine Insurance Machinery Shipping Trust Castings Moulds Biotech Property Devices',
);
const latinEndings = words('Ltd Limited Limited GmbH AG Holdings');
const levels = ['internal', 'internal', 'internal', 'confidential', 'confidential', 'secret'] as const;
export const departments = words('信贷部 法务部 风险部 国际部 结算部 托管部');

/** One of so many carries the rare name, Chinese or Latin. */
const rareOneIn = 50_000;

export function fillDossiers(db: VaultDatabase, from: number, upto: number, people: readonly string[]): void {
  const draw = drawnFrom(from + 1);
  const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
  const chinese = (): string =>
    `${one(places)}${one(characters)}${one(characters)}${one(trades)}${one(endings)}`;
  const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
  const latin = (): string =>
    `${capital(one(syllables) + one(syllables))} ${one(latinTrades)} ${one(latinEndings)}`;
  // Ids lie at random as real ones do; with the usual 16 MB of cache that alone would take most of the time.
  const cache = db.connection.pragma('cache_size', { simple: true });
  db.connection.pragma('cache_size=-600000');
  db.connection.transaction(() => {
    for (let no = from + 1; no <= upto; no++) {
      const rare =
        no % rareOneIn === 7 ? (no % (2 * rareOneIn) === 7 ? '龘恒鱻瀚矿业' : 'Xylophon Quartz AG') : null;
      const scope = draw();
      db.run(
        "INSERT INTO dossier VALUES (?, ?, ?, ?, 'other', ?, ?, '2026-01-05', 10, ?, ?, ?, NULL, 'open', 0, 0, NULL, NULL)",
        Math.floor(draw() * 2 ** 48)
          .toString(16)
          .padStart(12, '0') + no.toString(16).padStart(20, '0'),
        no,
        `KH-${2000 + (no % 27)}-${String(no).padStart(7, '0')}`,
        rare ?? (draw() < 0.7 ? chinese() : latin()),
        one(levels),
        one(people),
        scope < 0.6 ? 1 : 0,
        scope < 0.6 || scope >= 0.8 ? '[]' : JSON.stringify([one(people), one(people)]),
        scope < 0.8 ? '[]' : JSON.stringify([one(departments)]),
      );
    }
  })();
  db.connection.pragma(`cache_size=${cache}`);
}

const kinds = words(
  '授信评估报告 借款合同 担保合同 补充协议 会议纪要 尽职调查 财务报表 对账单 验资报告 往来函件 Facility Survey Invoice Minutes Valuation',
);
const periods = words('一季度 二季度 三季度 四季度 年度 draft final');

/** A document in each of these dossiers that has none. */
export function fillDocuments(db: VaultDatabase, from: number, upto: number, author: string): void {
  const draw = drawnFrom(upto + 1);
  const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
  const insert = `INSERT INTO document SELECT ?, id, 1, ?, 1, 'new', '[]', 'first', NULL, 'document', 'company', 'pdf', ?, 'a.pdf', '[]',
    12, 200000, 0, 0, ?, 'accepted', 1, 0, NULL, '{"losses":[],"encoding":null,"repaired":false}', NULL, NULL FROM dossier WHERE no = ?`;
  const cache = db.connection.pragma('cache_size', { simple: true });
  db.connection.pragma('cache_size=-600000');
  db.connection.transaction(() => {
    for (let no = from + 1; no <= upto; no++) {
      const id = no.toString(16).padStart(20, '0');
      db.run(
        insert,
        `00000000000d${id}`,
        `00000000001d${id}`,
        `${2015 + (no % 12)}年${one(periods)}${one(kinds)} ${no}`,
        author,
        no,
      );
    }
  })();
  db.connection.pragma(`cache_size=${cache}`);
}
