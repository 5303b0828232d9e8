import { defineWords } from '../../i18n/words.ts';

export const fillWords = defineWords('fill-form', {
  says: [
    '签名后立即密封，任何人都只能经由查阅打开，包括你自己。锁定或换人时，尚未提交的内容不保留。',
    'Sealed when you sign; after that it opens only by a view, for you too. What is not submitted goes when the desk is locked or somebody else comes.',
  ],
  newVersion: [
    '此卷宗已有这张表（第 {{version}} 版）。新版本从空白填起：填写你现在所知的全部，旧版本仍在，只能查阅。',
    'The dossier has this sheet, version {{version}}. A new version is filled in afresh, with all that you know now; the one before stays and opens only by a view.',
  ],
  on: ['日期', 'Day'],
  filled: ['已填 {{filled}} / {{of}} 栏', '{{filled}} of {{of}} fields filled'],
  person: ['第 {{count}} 人', 'Person {{count}}|Person {{count}}'],
  name: ['姓名', 'Name'],
  position: ['职务', 'Position'],
  phone: ['电话', 'Telephone'],
  mobile: ['手机', 'Mobile'],
  mail: ['邮箱', 'Mail'],
  addPerson: ['增加一人', 'Add a person'],
  takeOff: ['移去', 'Take off'],
  takeOffPerson: ['移去第 {{count}} 人', 'Take off person {{count}}|Take off person {{count}}'],
  ownership: ['归属', 'Ownership'],
  sign: ['签名并提交', 'Sign and submit'],
  back: ['返回卷宗', 'Back to the dossier'],
});
