/** The transfer instrument (交接文据): that custody passed, from whom to whom, under whose eyes, and of what (H1, H3). */
import { type Block, grouped } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { mannerWords, type PaperWords, parties } from './paper-words.ts';
import {
  custodySignatures,
  instrumentNumber,
  subtitleOf,
  type TransferListFacts,
  takenOverFacts,
} from './transfer-list.ts';

export const transferInstrumentSheet = (facts: TransferListFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['文据号', 'Instrument'])} ${instrumentNumber(facts.handover, words)}`,
  title: ['交接文据', 'Transfer instrument'],
  subtitle: subtitleOf(facts, words),
  blocks: blocksOf(facts, words),
  keepers: [parties.transferor, parties.transferee, parties.witness],
});

function* blocksOf(facts: TransferListFacts, words: PaperWords): Generator<Block> {
  const { handover } = facts;
  const { check } = handover;
  const n = (value: number): string => words.count(value);
  const taken = handover.manner !== 'agreed';
  yield {
    kind: 'prose',
    sizePt: 10,
    paragraphs: words.lines([
      taken
        ? `${facts.firm}的卷宗由接收人自移交人处接管（${mannerWords[handover.manner][0]}），监交人在场。所列各项已于签署前逐件重算摘要核对，明细见附件一《移交清册》。`
        : `移交人将其保管的${facts.firm}卷宗移交接收人，监交人在场监交。所列各项已于签署前逐件重算摘要核对，明细见附件一《移交清册》。`,
      taken
        ? `The transferee has taken over the dossiers of ${facts.firm} from the transferor (${mannerWords[handover.manner][1]}) under the eyes of the witness. Every item was hashed again before signing; Annex 1, the transfer list, names them.`
        : `The transferor hands the dossiers of ${facts.firm} over to the transferee under the eyes of the witness. Every item was hashed again before signing; Annex 1, the transfer list, names them.`,
    ]),
  };
  yield {
    kind: 'facts',
    facts: [
      [parties.transferor, handover.outgoing],
      [parties.transferee, handover.incoming],
      [parties.witness, handover.witness],
      ...takenOverFacts(handover, words),
      [
        ['签署时间', 'Signed'],
        handover.signedAtMs === null ? words.say(unsigned) : words.moment(handover.signedAtMs),
      ],
      [
        ['移交范围', 'What passes'],
        words.say(
          [
            `卷宗 ${n(handover.dossiers)}，文件 ${n(handover.documents)} 件，${n(handover.pages)} 页，封存件 ${n(check.items)} 项`,
            `${words.several(handover.dossiers, 'dossier')}, ${words.several(handover.documents, 'document')}, ${words.several(handover.pages, 'page')}, ${words.several(check.items, 'sealed item')}`,
          ],
          '\n',
        ),
      ],
      [
        ['核对结果', 'Found'],
        words.say(
          [
            `相符 ${n(check.matched)}，缺失 ${n(check.missing)}，不符 ${n(check.differing)}，册外 ${n(check.surplus)}，在借 ${n(check.onLoan)}`,
            `${n(check.matched)} match, ${n(check.missing)} missing, ${n(check.differing)} differ, ${n(check.surplus)} surplus, ${n(check.onLoan)} on loan`,
          ],
          '\n',
        ),
      ],
      [
        ['清册摘要 SHA-256', words.language === 'both' ? 'digest' : 'Digest, SHA-256'],
        check.digest === null ? words.say(['未核对完毕', 'not checked to its end']) : grouped(check.digest),
      ],
    ],
  };
  yield {
    kind: 'prose',
    sizePt: 10,
    paragraphs: words.lines([
      '自签署时起，保管责任转归接收人；移交人的密钥此后不能开启任何文件，密钥已换新期。签名的条目载于查阅日志，以下检查点据以核验。',
      "From the signing on the transferee keeps custody; the transferor's keys open nothing any more, for the keys have passed to a new epoch. The signed entry is in the access log; the checkpoint below verifies it.",
    ]),
  };
  yield { kind: 'signatures', places: custodySignatures(handover, words) };
}

const unsigned = ['尚未签署', 'not signed yet'] as const;
