import { defineWords } from '../../i18n/words.ts';

export const bindingWords = defineWords('binding', {
  title: ['离职后仍有效力的约定', 'What binds after leaving'],
  none: ['没有生效的协议，也没有签收过的制度。', 'No agreement in force, and no rules acknowledged.'],
  version: ['第 {{n}} 版', 'version {{n}}'],
  signedOn: ['{{day}} 签署', 'signed {{day}}'],
  until: ['至 {{day}}', 'until {{day}}'],
  told: ['{{day}} 签收', 'acknowledged {{day}}'],
  remind: ['告知并签名', 'Explain and sign'],
  onPaper: ['登记纸件签名', 'Signed on paper'],
  print: ['打印告知书', 'Print the sheet'],
  remindSays: [
    '离职人读过所列约定后签名；工资与离职证明不以此为条件。',
    'The leaver signs after reading what is listed; neither pay nor the certificate depends on it.',
  ],
  onPaperSays: [
    '记录离职人已在最近打印的告知书上签字；之后约定有变动的，须重新打印。',
    'Records that the leaver signed the sheet printed last by hand; after a change it is printed again.',
  ],
  done: ['{{at}} 已签', 'signed {{at}}'],
  doneOnPaper: ['{{at}} 登记纸件签名', 'signed by hand, recorded {{at}}'],
  leaver: ['离职人：{{name}}', 'The leaver: {{name}}'],
});
